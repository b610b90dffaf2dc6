<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen …</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Ein Foto öffnen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Export the edited photo</source>
        <translation>Das bearbeitete Foto exportieren</translation>
    </message>
    <message>
        <source>Export &amp;again</source>
        <translation>Er&amp;neut exportieren</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>Fit the photo into the window</source>
        <translation>Das Foto in das Fenster einpassen</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>One photo pixel on one screen pixel</source>
        <translation>Ein Fotopixel auf einem Bildschirmpixel</translation>
    </message>
    <message>
        <source>&amp;200 %</source>
        <translation>&amp;200 %</translation>
    </message>
    <message>
        <source>Show &amp;original</source>
        <translation>&amp;Original zeigen</translation>
    </message>
    <message>
        <source>Show the original (hold \)</source>
        <translation>Das Original zeigen (\ halten)</translation>
    </message>
    <message>
        <source>&amp;Split view</source>
        <translation>Ge&amp;teilte Ansicht</translation>
    </message>
    <message>
        <source>Original and edit side by side</source>
        <translation>Original und Bearbeitung nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Turn split</source>
        <translation>Teilung &amp;drehen</translation>
    </message>
    <message>
        <source>Fu&amp;ll screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Hide panels</source>
        <translation>Leisten aus&amp;blenden</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>A&amp;nordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>The photo as it is.</source>
        <translation>Das Foto, wie es ist.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Glissade</source>
        <translation>&amp;Über Glissade</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Leisten</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Operators</source>
        <translation>&amp;Operatoren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Copy edit</source>
        <translation>Bearbeitung &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy all steps</source>
        <translation>Alle Schritte kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste edit</source>
        <translation>Bearbeitung &amp;einfügen</translation>
    </message>
    <message>
        <source>Replace all steps by those that were copied</source>
        <translation>Alle Schritte durch die kopierten ersetzen</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen …</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Einen Schritt hinzufügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;uplizieren</translation>
    </message>
    <message>
        <source>Duplicate the step</source>
        <translation>Den Schritt duplizieren</translation>
    </message>
    <message>
        <source>&amp;Enable or disable</source>
        <translation>&amp;Ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Switch the step on or off</source>
        <translation>Den Schritt ein- oder ausschalten</translation>
    </message>
    <message>
        <source>&amp;Move up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move the step up: applied earlier</source>
        <translation>Den Schritt nach oben: früher angewendet</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach u&amp;nten</translation>
    </message>
    <message>
        <source>Move the step down: applied later</source>
        <translation>Den Schritt nach unten: später angewendet</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the step&apos;s values to their defaults</source>
        <translation>Die Werte des Schritts auf ihre Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>Rem&amp;ove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>Den Schritt entfernen</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>Copy &amp;image</source>
        <translation>Bild ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the edited photo at full size</source>
        <translation>Das bearbeitete Foto in voller Größe kopieren</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The photo could not be opened</source>
        <translation>Das Foto konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>“%1” could not be opened</source>
        <translation>„%1“ konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The edit could not be computed</source>
        <translation>Die Bearbeitung konnte nicht berechnet werden</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>Der Export ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>“%1” was not written</source>
        <translation>„%1“ wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Check whether the file was moved or renamed.</source>
        <translation>Prüfen Sie, ob die Datei verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation>Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Open a photo in a supported format, such as JPEG, PNG, TIFF or WebP.</source>
        <translation>Öffnen Sie ein Foto in einem unterstützten Format wie JPEG, PNG, TIFF oder WebP.</translation>
    </message>
    <message>
        <source>Copy the file again from its source, or restore it from a backup.</source>
        <translation>Kopieren Sie die Datei erneut von ihrer Quelle oder stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Open a smaller version of the photo.</source>
        <translation>Öffnen Sie eine kleinere Fassung des Fotos.</translation>
    </message>
    <message>
        <source>Close other programs or open a smaller photo.</source>
        <translation>Schließen Sie andere Programme oder öffnen Sie ein kleineres Foto.</translation>
    </message>
    <message>
        <source>Install Glissade again, or switch to the exact algorithm, which needs no model.</source>
        <translation>Installieren Sie Glissade neu oder wählen Sie das exakte Verfahren, das kein Modell braucht.</translation>
    </message>
    <message>
        <source>Choose a coarser effect scale or close other programs.</source>
        <translation>Wählen Sie eine gröbere Wirkungsstufe oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The last good picture stays. Change a value or undo.</source>
        <translation>Das letzte gute Bild bleibt. Ändern Sie einen Wert oder machen Sie den Schritt rückgängig.</translation>
    </message>
    <message>
        <source>Export under another name.</source>
        <translation>Exportieren Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there and that there is space left.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob Sie dort schreiben dürfen und ob noch Platz ist.</translation>
    </message>
    <message>
        <source>Choose another format or bit depth.</source>
        <translation>Wählen Sie ein anderes Format oder eine andere Bittiefe.</translation>
    </message>
    <message>
        <source>Export at a smaller size or close other programs.</source>
        <translation>Exportieren Sie kleiner oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>Nothing was left behind; the photo and the edit are unchanged.</source>
        <translation>Nichts blieb zurück; Foto und Bearbeitung sind unverändert.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Show the original</source>
        <translation>Das Original zeigen</translation>
    </message>
    <message>
        <source>hold \</source>
        <translation>\ halten</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Space and drag, middle drag</source>
        <translation>Leertaste und ziehen, mittlere Taste ziehen</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Fit or 100 %</source>
        <translation>Einpassen oder 100 %</translation>
    </message>
    <message>
        <source>double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Slider: a step, ten steps, either end</source>
        <translation>Regler: ein Schritt, zehn Schritte, an ein Ende</translation>
    </message>
    <message>
        <source>arrow keys, Page keys, Home and End</source>
        <translation>Pfeiltasten, Bildtasten, Pos1 und Ende</translation>
    </message>
    <message>
        <source>Slider: steps ten times as long, a tenth as long</source>
        <translation>Regler: zehnmal so große, ein Zehntel so große Schritte</translation>
    </message>
    <message>
        <source>with Shift, with Ctrl</source>
        <translation>mit Umschalt, mit Strg</translation>
    </message>
    <message>
        <source>Slider: back to the default</source>
        <translation>Regler: zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Backspace, double-click</source>
        <translation>Rücktaste, Doppelklick</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Glissade</source>
        <translation>Über Glissade</translation>
    </message>
    <message>
        <source>Edge-aware photo operators with live parameters: the features of a photo are computed once, a slider then only re-evaluates the last layers.

Uses Qt %1.</source>
        <translation>Kantenbewusste Fotooperatoren mit sofort wirkenden Parametern: Die Merkmale eines Fotos werden einmal berechnet, ein Regler wertet danach nur die letzten Schichten neu aus.

Verwendet Qt %1.</translation>
    </message>
</context>
<context>
    <name>glissade::Canvas</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
</context>
<context>
    <name>glissade::ExportController</name>
    <message>
        <source>Exporting %1, %2 %</source>
        <translation>%1 wird exportiert, %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n more)</source>
        <translation>
            <numerusform>%1 (noch %n weiteres)</numerusform>
            <numerusform>%1 (noch %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>Export of “%1” cancelled</source>
        <translation>Export von „%1“ abgebrochen</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Exported “%1”</source>
        <translation>„%1“ exportiert</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>glissade::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Target file</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>&amp;Bit depth</source>
        <translation>&amp;Bittiefe</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Long edge</source>
        <translation>Lange Seite</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Long edge in pixels</source>
        <translation>Lange Seite in Pixeln</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s (%1)</source>
        <translation>Wie das Foto (%1)</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Farbprofil</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All but location</source>
        <translation>Alle außer dem Ort</translation>
    </message>
    <message>
        <source>Copyright only</source>
        <translation>Nur Urheberrecht</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadaten</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>32 bit float</source>
        <translation>32 Bit Gleitkomma</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>%L1 × %L2 px</source>
        <translation>%L1 × %L2 px</translation>
    </message>
    <message>
        <source>Enter the name of the file to write.</source>
        <translation>Geben Sie den Namen der Zieldatei ein.</translation>
    </message>
    <message>
        <source>This is the opened photo, which is never overwritten. Choose another name.</source>
        <translation>Das ist das geöffnete Foto, das nie überschrieben wird. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The folder “%1” does not exist.</source>
        <translation>Den Ordner „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>You may not write in the folder “%1”.</source>
        <translation>Sie dürfen im Ordner „%1“ nicht schreiben.</translation>
    </message>
    <message>
        <source>%1 has no transparency: it will be lost.</source>
        <translation>%1 kennt keine Transparenz: sie geht verloren.</translation>
    </message>
    <message>
        <source>Replace?</source>
        <translation>Ersetzen?</translation>
    </message>
    <message>
        <source>“%1” exists already.</source>
        <translation>„%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Replacing it cannot be undone.</source>
        <translation>Das Ersetzen lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>glissade::ImageCopy</name>
    <message>
        <source>Image copied</source>
        <translation>Bild kopiert</translation>
    </message>
    <message>
        <source>%L1 × %L2 pixels are on the clipboard.</source>
        <translation>%L1 × %L2 Pixel sind in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The image was not copied</source>
        <translation>Das Bild wurde nicht kopiert</translation>
    </message>
    <message>
        <source>It could not be made: %1. The clipboard is as it was.</source>
        <translation>Es konnte nicht berechnet werden: %1. Die Zwischenablage ist, wie sie war.</translation>
    </message>
</context>
<context>
    <name>glissade::MainWindow</name>
    <message>
        <source>Photos (%1)</source>
        <translation>Fotos (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>%1[*] — Glissade</source>
        <translation>%1[*] — Glissade</translation>
    </message>
    <message>
        <source>About “%1”</source>
        <translation>Zu „%1“</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Unsaved edit</source>
        <translation>Nicht gesicherte Bearbeitung</translation>
    </message>
    <message>
        <source>The edit of “%1” has not been exported.</source>
        <translation>Die Bearbeitung von „%1“ wurde nicht exportiert.</translation>
    </message>
    <message>
        <source>Without an export it is lost.</source>
        <translation>Ohne Export geht sie verloren.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export in progress</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>An export is still running.</source>
        <translation>Ein Export läuft noch.</translation>
    </message>
    <message>
        <source>If it is cancelled, nothing is written.</source>
        <translation>Wird er abgebrochen, wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Keep exporting</source>
        <translation>Weiter exportieren</translation>
    </message>
    <message>
        <source>Cancel export and close</source>
        <translation>Export abbrechen und schließen</translation>
    </message>
    <message>
        <source>Glissade</source>
        <translation>Glissade</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Paste edit</source>
        <translation>Bearbeitung einfügen</translation>
    </message>
    <message>
        <source>No edit was pasted</source>
        <translation>Keine Bearbeitung eingefügt</translation>
    </message>
    <message>
        <source>The clipboard holds no edit that can be read: %1. Nothing was changed.</source>
        <translation>Die Zwischenablage enthält keine lesbare Bearbeitung: %1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Later steps follow</source>
        <translation>Spätere Schritte folgen</translation>
    </message>
</context>
<context>
    <name>glissade::MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>glissade::OperatorList</name>
    <message>
        <source>Find an operator</source>
        <translation>Operator suchen</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>The photo as it is.</source>
        <translation>Das Foto, wie es ist.</translation>
    </message>
</context>
<context>
    <name>glissade::ParameterPanel</name>
    <message>
        <source>Native</source>
        <translation>Nativ</translation>
    </message>
    <message>
        <source>Effect scale</source>
        <translation>Wirkungsstufe</translation>
    </message>
    <message>
        <source>The size at which the operator works: coarser scales treat larger structures as detail, and a radius in pixels means pixels of that size.</source>
        <translation>Die Größe, bei der der Operator arbeitet: Gröbere Stufen behandeln größere Strukturen als Einzelheiten, und ein Radius in Pixeln meint Pixel dieser Größe.</translation>
    </message>
    <message>
        <source>Exact algorithm</source>
        <translation>Exaktes Verfahren</translation>
    </message>
    <message>
        <source>Compute with the original algorithm instead of the network: slow, the reference.</source>
        <translation>Mit dem ursprünglichen Verfahren statt mit dem Netz rechnen: langsam, der Maßstab.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Auto (%1)</source>
        <translation>Automatisch (%1)</translation>
    </message>
    <message>
        <source>Works on the photo&apos;s own pixels.</source>
        <translation>Arbeitet auf den Pixeln des Fotos selbst.</translation>
    </message>
    <message>
        <source>Works at %L1 × %L2 pixels.</source>
        <translation>Arbeitet bei %L1 × %L2 Pixeln.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Choose an operator, or add a step, to see its parameters.</source>
        <translation>Einen Operator wählen oder einen Schritt hinzufügen, um seine Parameter zu sehen.</translation>
    </message>
    <message>
        <source>Switch the step on or off</source>
        <translation>Den Schritt ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Step on</source>
        <translation>Schritt an</translation>
    </message>
</context>
<context>
    <name>glissade::ParameterSlider</name>
    <message>
        <source>Reset to %1</source>
        <translation>Auf %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Set to %1: values from %2 to %3 are possible.</source>
        <translation>Auf %1 gesetzt: Möglich sind Werte von %2 bis %3.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Copy value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste value</source>
        <translation>Wert &amp;einfügen</translation>
    </message>
</context>
<context>
    <name>glissade::SplitHandle</name>
    <message>
        <source>Divider between original and edit</source>
        <translation>Trenner zwischen Original und Bearbeitung</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys. Double-click puts it in the middle.</source>
        <translation>Ziehen oder Pfeiltasten benutzen. Ein Doppelklick setzt ihn in die Mitte.</translation>
    </message>
</context>
<context>
    <name>glissade::StartPage</name>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>Ein Foto hier ablegen</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>glissade::StatusLine</name>
    <message>
        <source>Plain</source>
        <translation>Unbearbeitet</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 bit float</source>
        <translation>%1 Bit Gleitkomma</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>Size of the photo in pixels</source>
        <translation>Größe des Fotos in Pixeln</translation>
    </message>
    <message>
        <source>Bit depth and colour profile of the photo</source>
        <translation>Bittiefe und Farbprofil des Fotos</translation>
    </message>
    <message>
        <source>Effect scale: the size at which the operator works</source>
        <translation>Wirkungsstufe: die Größe, bei der der Operator arbeitet</translation>
    </message>
    <message>
        <source>Time that the last preview took</source>
        <translation>Dauer der letzten Vorschau</translation>
    </message>
    <message>
        <source>Plain: the photo itself. Live: at reduced size, finer to come. Settled: as exported. Exact: from the exact algorithm.</source>
        <translation>Unbearbeitet: das Foto selbst. Laufend: verkleinert, Feineres folgt. Fertig: wie der Export. Exakt: vom exakten Verfahren.</translation>
    </message>
    <message>
        <source>Zoom: photo pixels to screen pixels</source>
        <translation>Vergrößerung: Fotopixel zu Bildschirmpixeln</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Den Export abbrechen</translation>
    </message>
    <message>
        <source>%L1 × %L2</source>
        <translation>%L1 × %L2</translation>
    </message>
    <message>
        <source>native</source>
        <translation>nativ</translation>
    </message>
    <message>
        <source>Effect: auto, %1</source>
        <translation>Wirkung: automatisch, %1</translation>
    </message>
    <message>
        <source>Effect: %1</source>
        <translation>Wirkung: %1</translation>
    </message>
    <message>
        <source>Working %1 %</source>
        <translation>Rechnet, %1 %</translation>
    </message>
    <message>
        <source>Preview: %1</source>
        <translation>Vorschau: %1</translation>
    </message>
</context>
<context>
    <name>glissade::StepEditor</name>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>glissade::StepListModel</name>
    <message>
        <source>Opacity only</source>
        <translation>Nur Deckkraft</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Opacity %1</source>
        <translation>Deckkraft %1</translation>
    </message>
</context>
<context>
    <name>glissade::StepsPanel</name>
    <message>
        <source>No steps: the photo as it is.</source>
        <translation>Keine Schritte: das Foto, wie es ist.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Edits photos with edge-aware operators and live sliders.</source>
        <translation>Bearbeitet Fotos mit kantenbewussten Operatoren und sofort wirkenden Reglern.</translation>
    </message>
    <message>
        <source>Photos to open, each in a window.</source>
        <translation>Zu öffnende Fotos, jedes in einem Fenster.</translation>
    </message>
</context>
<context>
    <name>operators</name>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>How much of the step&apos;s result covers its input; 0 % is the input itself.</source>
        <translation>Wie viel vom Ergebnis des Schritts seine Eingabe überdeckt; 0 % ist die Eingabe selbst.</translation>
    </message>
</context>
</TS>
