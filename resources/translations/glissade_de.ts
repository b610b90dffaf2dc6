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
    <message>
        <source>Re&amp;load</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Read the photo from disk again</source>
        <translation>Das Foto neu vom Datenträger lesen</translation>
    </message>
    <message>
        <source>&amp;Save edit</source>
        <translation>Be&amp;arbeitung sichern</translation>
    </message>
    <message>
        <source>Save the edit beside the photo</source>
        <translation>Die Bearbeitung neben dem Foto sichern</translation>
    </message>
    <message>
        <source>Sa&amp;ve edit as…</source>
        <translation>Bearbeitung sichern &amp;unter …</translation>
    </message>
    <message>
        <source>A/&amp;B</source>
        <translation>&amp;A/B</translation>
    </message>
    <message>
        <source>Switch between two edits, A and B</source>
        <translation>Zwischen zwei Bearbeitungen wechseln, A und B</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>&amp;Wertereihe</translation>
    </message>
    <message>
        <source>Show variants of one parameter side by side under the photo</source>
        <translation>Varianten eines Parameters nebeneinander unter dem Foto zeigen</translation>
    </message>
    <message>
        <source>Re&amp;ference…</source>
        <translation>Re&amp;ferenz …</translation>
    </message>
    <message>
        <source>Hold the step&apos;s network against the exact algorithm</source>
        <translation>Das Netz des Schritts mit dem exakten Verfahren vergleichen</translation>
    </message>
    <message>
        <source>Take back the last change of the edit</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Das Zurückgenommene wiederholen</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>Original and edit in one picture, divided by a line</source>
        <translation>Original und Bearbeitung in einem Bild, durch eine Linie geteilt</translation>
    </message>
    <message>
        <source>Si&amp;de by side</source>
        <translation>N&amp;ebeneinander</translation>
    </message>
    <message>
        <source>Original and edit beside each other, each whole</source>
        <translation>Original und Bearbeitung nebeneinander, jedes ganz</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Turn the photo to the left</source>
        <translation>Das Foto nach links drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Turn the photo to the right</source>
        <translation>Das Foto nach rechts drehen</translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation>&amp;Waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Mirror the photo: left and right change places</source>
        <translation>Das Foto spiegeln: links und rechts tauschen die Plätze</translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation>&amp;Senkrecht spiegeln</translation>
    </message>
    <message>
        <source>Mirror the photo: top and bottom change places</source>
        <translation>Das Foto spiegeln: oben und unten tauschen die Plätze</translation>
    </message>
    <message>
        <source>&amp;What&apos;s this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Explain what is clicked next</source>
        <translation>Erklären, was als Nächstes angeklickt wird</translation>
    </message>
    <message>
        <source>&amp;System information</source>
        <translation>&amp;Systeminformationen</translation>
    </message>
    <message>
        <source>Device, memory, packs and versions</source>
        <translation>Gerät, Speicher, Pakete und Versionen</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <source>Paste as &amp;new photo</source>
        <translation>Als &amp;neues Foto einfügen</translation>
    </message>
    <message>
        <source>Open the picture on the clipboard</source>
        <translation>Das Bild aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>E&amp;xact preview</source>
        <translation>E&amp;xakte Vorschau</translation>
    </message>
    <message>
        <source>Show the edit as the export at full size gives it</source>
        <translation>Die Bearbeitung zeigen, wie der Export in voller Größe sie ergibt</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>How Glissade is used</source>
        <translation>Wie man Glissade benutzt</translation>
    </message>
    <message>
        <source>&amp;Clipping warning</source>
        <translation>Be&amp;schnittwarnung</translation>
    </message>
    <message>
        <source>Mark what is white in a channel red, and what is black in one blue</source>
        <translation>Rot markieren, was in einem Kanal weiß ist, und blau, was in einem schwarz ist</translation>
    </message>
    <message>
        <source>&amp;Crop</source>
        <translation>&amp;Zuschneiden</translation>
    </message>
    <message>
        <source>Say which part of the photo is kept</source>
        <translation>Bestimmen, welcher Teil des Fotos bleibt</translation>
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
    <message>
        <source>The edit was not saved</source>
        <translation>Die Bearbeitung wurde nicht gesichert</translation>
    </message>
    <message>
        <source>Nothing was changed. Save the edit under another name.</source>
        <translation>Nichts wurde geändert. Sichern Sie die Bearbeitung unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>Check that you may write there and that there is space left, or save it elsewhere.</source>
        <translation>Prüfen Sie, ob Sie dort schreiben dürfen und ob Platz ist, oder sichern Sie sie anderswo.</translation>
    </message>
    <message>
        <source>The edit on show is unchanged. Save it under another name.</source>
        <translation>Die gezeigte Bearbeitung ist unverändert. Sichern Sie sie unter einem anderen Namen.</translation>
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
    <name>PastedPhoto</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>no such file</source>
        <translation>es gibt diese Datei nicht</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>this is a folder, not a picture</source>
        <translation>das ist ein Ordner, kein Bild</translation>
    </message>
    <message>
        <source>cannot be opened:</source>
        <translation>lässt sich nicht öffnen:</translation>
    </message>
    <message>
        <source>cannot be read:</source>
        <translation>lässt sich nicht lesen:</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the file became shorter while it was read</source>
        <translation>die Datei wurde kürzer, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>this is not a picture in a format that can be opened</source>
        <translation>das ist kein Bild in einem Format, das sich öffnen lässt</translation>
    </message>
    <message>
        <source>the JPEG header is damaged</source>
        <translation>der Kopf der JPEG-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>the JPEG is cut off in its header</source>
        <translation>die JPEG-Datei bricht in ihrem Kopf ab</translation>
    </message>
    <message>
        <source>the JPEG is cut off from about row %1 of %2 on</source>
        <translation>die JPEG-Datei bricht etwa ab Zeile %1 von %2 ab</translation>
    </message>
    <message>
        <source>the JPEG is damaged from about row %1 of %2 on</source>
        <translation>die JPEG-Datei ist etwa ab Zeile %1 von %2 beschädigt</translation>
    </message>
    <message>
        <source>the JPEG is cut off after scan %1</source>
        <translation>die JPEG-Datei bricht nach Durchgang %1 ab</translation>
    </message>
    <message>
        <source>the JPEG is damaged after scan %1</source>
        <translation>die JPEG-Datei ist nach Durchgang %1 beschädigt</translation>
    </message>
    <message>
        <source>the JPEG is cut off in scan %1</source>
        <translation>die JPEG-Datei bricht in Durchgang %1 ab</translation>
    </message>
    <message>
        <source>the JPEG is damaged in scan %1</source>
        <translation>die JPEG-Datei ist in Durchgang %1 beschädigt</translation>
    </message>
    <message>
        <source>the PNG header is cut off or damaged</source>
        <translation>der Kopf der PNG-Datei ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the PNG is cut off or damaged at row %1 of %2</source>
        <translation>die PNG-Datei ist bei Zeile %1 von %2 abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the WebP is damaged</source>
        <translation>die WebP-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>the WebP is cut off: %1 of %2 bytes are there</source>
        <translation>die WebP-Datei ist abgeschnitten: %1 von %2 Byte sind da</translation>
    </message>
    <message>
        <source>the file is cut off or damaged</source>
        <translation>die Datei ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the picture is cut off or damaged</source>
        <translation>das Bild ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the picture is cut off or damaged between the rows %1 and %2</source>
        <translation>das Bild ist zwischen den Zeilen %1 und %2 abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the picture cannot be opened</source>
        <translation>das Bild lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>the layout of this picture (depth, channels or sample type) cannot be opened</source>
        <translation>der Aufbau dieses Bildes (Bittiefe, Kanäle oder Art der Werte) lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>the picture has %1 × %2 pixels; the longest side allowed is %3</source>
        <translation>das Bild hat %1 × %2 Pixel; die längste erlaubte Seite ist %3</translation>
    </message>
    <message>
        <source>the picture has %1 × %2 pixels; at most %3 megapixels are allowed</source>
        <translation>das Bild hat %1 × %2 Pixel; höchstens %3 Megapixel sind erlaubt</translation>
    </message>
    <message>
        <source>the picture has %1 × %2 pixels and needs %3 MB of memory; %4 MB may be used</source>
        <translation>das Bild hat %1 × %2 Pixel und braucht %3 MB Speicher; %4 MB dürfen benutzt werden</translation>
    </message>
    <message>
        <source>CMYK was converted to sRGB</source>
        <translation>CMYK wurde in sRGB umgewandelt</translation>
    </message>
    <message>
        <source>the colour profile is damaged; it was ignored and sRGB is assumed</source>
        <translation>das Farbprofil ist beschädigt; es wurde übergangen und sRGB angenommen</translation>
    </message>
    <message>
        <source>the colour profile is damaged and was ignored</source>
        <translation>das Farbprofil ist beschädigt und wurde übergangen</translation>
    </message>
    <message>
        <source>the colour profile is for another kind of picture; it was ignored and sRGB is assumed</source>
        <translation>das Farbprofil gehört zu einer anderen Art von Bild; es wurde übergangen und sRGB angenommen</translation>
    </message>
    <message>
        <source>only the first picture of the animation was opened</source>
        <translation>nur das erste Bild der Animation wurde geöffnet</translation>
    </message>
    <message>
        <source>the end mark of the JPEG is missing; all rows are there</source>
        <translation>die Endmarke der JPEG-Datei fehlt; alle Zeilen sind da</translation>
    </message>
    <message>
        <source>the picture is in high dynamic range (PQ or HLG), which is shown as if it were not</source>
        <translation>das Bild hat hohen Dynamikumfang (PQ oder HLG) und wird gezeigt, als hätte es ihn nicht</translation>
    </message>
    <message>
        <source>the metadata are damaged and were ignored:</source>
        <translation>die Metadaten sind beschädigt und wurden übergangen:</translation>
    </message>
    <message>
        <source>the XMP metadata are larger than %1 MB and were left out</source>
        <translation>die XMP-Metadaten sind größer als %1 MB und wurden weggelassen</translation>
    </message>
    <message>
        <source>this format cannot hold IPTC metadata; they were written as XMP</source>
        <translation>dieses Format fasst keine IPTC-Metadaten; sie wurden als XMP geschrieben</translation>
    </message>
    <message>
        <source>the file already exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>a folder has this name</source>
        <translation>ein Ordner hat diesen Namen</translation>
    </message>
    <message>
        <source>this is not the name of a file</source>
        <translation>das ist kein Dateiname</translation>
    </message>
    <message>
        <source>a device, pipe or socket has this name, which is never replaced</source>
        <translation>ein Gerät, eine Pipe oder ein Socket hat diesen Namen und wird nie ersetzt</translation>
    </message>
    <message>
        <source>this is the photo itself, which is never overwritten</source>
        <translation>das ist das Foto selbst, das nie überschrieben wird</translation>
    </message>
    <message>
        <source>cannot write:</source>
        <translation>Schreiben nicht möglich:</translation>
    </message>
    <message>
        <source>cannot write in this folder:</source>
        <translation>in diesem Ordner lässt sich nicht schreiben:</translation>
    </message>
    <message>
        <source>cannot flush to the disk:</source>
        <translation>lässt sich nicht auf den Datenträger bringen:</translation>
    </message>
    <message>
        <source>cannot move the finished file into place:</source>
        <translation>die fertige Datei lässt sich nicht an ihren Platz bringen:</translation>
    </message>
    <message>
        <source>the disk has only %1 MB left; at least %2 MB are needed</source>
        <translation>auf dem Datenträger sind nur noch %1 MB frei; mindestens %2 MB sind nötig</translation>
    </message>
    <message>
        <source>the export would take about %1 GB of memory, and %2 GB are free</source>
        <translation>der Export bräuchte etwa %1 GB Speicher, und %2 GB sind frei</translation>
    </message>
    <message>
        <source>not enough memory to run the network</source>
        <translation>der Speicher reicht nicht für das Netz</translation>
    </message>
    <message>
        <source>the network failed</source>
        <translation>das Netz ist gescheitert</translation>
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
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Zoom %1</source>
        <translation>Zoom %1</translation>
    </message>
</context>
<context>
    <name>glissade::CropBar</name>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Ratio of width and height</source>
        <translation>Verhältnis von Breite und Höhe</translation>
    </message>
    <message>
        <source>Any ratio</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Wie das Foto</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Higher than wide</source>
        <translation>Höher als breit</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Keep all of it</source>
        <translation>Alles behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>Das Foto lassen, wie es war (Esc)</translation>
    </message>
    <message>
        <source>Keep what is within the rectangle (Enter)</source>
        <translation>Behalten, was im Rechteck liegt (Eingabetaste)</translation>
    </message>
</context>
<context>
    <name>glissade::CropTool</name>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Drag a side, a corner or the whole rectangle; beyond it, draw a new one. Arrow keys move it, with Ctrl its right and lower side. Enter crops, Escape leaves the photo as it was.</source>
        <translation>Ziehen Sie eine Seite, eine Ecke oder das ganze Rechteck; außerhalb ziehen Sie ein neues auf. Die Pfeiltasten bewegen es, mit Strg seine rechte und untere Seite. Die Eingabetaste schneidet zu, Esc lässt das Foto, wie es war.</translation>
    </message>
    <message>
        <source>%L1 × %L2 px at %L3, %L4</source>
        <translation>%L1 × %L2 px bei %L3, %L4</translation>
    </message>
</context>
<context>
    <name>glissade::DifferenceHistogram</name>
    <message>
        <source>Histogram of the differences</source>
        <translation>Histogramm der Unterschiede</translation>
    </message>
    <message>
        <source>How many pixels are how far off, from 0 to 255; the height is logarithmic.</source>
        <translation>Wie viele Pixel wie weit abweichen, von 0 bis 255; die Höhe ist logarithmisch.</translation>
    </message>
</context>
<context>
    <name>glissade::EditSaver</name>
    <message>
        <source>The saved edit of “%1” was not restored</source>
        <translation>Die gesicherte Bearbeitung von „%1“ wurde nicht geladen</translation>
    </message>
    <message>
        <source>%1. The file is left as it is.</source>
        <translation>%1. Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>An unsaved edit could not be recovered</source>
        <translation>Eine ungesicherte Bearbeitung war nicht wiederherzustellen</translation>
    </message>
    <message>
        <source>Saved edit</source>
        <translation>Gesicherte Bearbeitung</translation>
    </message>
    <message>
        <source>The saved edit was restored</source>
        <translation>Die gesicherte Bearbeitung wurde geladen</translation>
    </message>
    <message>
        <source>From “%1”. Undo shows the photo without it.</source>
        <translation>Aus „%1“. Rückgängig zeigt das Foto ohne sie.</translation>
    </message>
    <message>
        <source>Start without it</source>
        <translation>Ohne sie beginnen</translation>
    </message>
    <message>
        <source>Start without saved edit</source>
        <translation>Ohne gesicherte Bearbeitung beginnen</translation>
    </message>
    <message>
        <source>There is a saved edit of “%1”</source>
        <translation>Es gibt eine gesicherte Bearbeitung von „%1“</translation>
    </message>
    <message>
        <source>Restoring it replaces all steps and can be undone.</source>
        <translation>Sie ersetzt alle Schritte; das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>There is an unsaved edit of “%1”</source>
        <translation>Es gibt eine ungesicherte Bearbeitung von „%1“</translation>
    </message>
    <message>
        <source>It was kept when the program ended unexpectedly.</source>
        <translation>Sie blieb erhalten, als das Programm unerwartet endete.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Recovered edit</source>
        <translation>Wiederhergestellte Bearbeitung</translation>
    </message>
    <message>
        <source>About the saved edit of “%1”</source>
        <translation>Zur gesicherten Bearbeitung von „%1“</translation>
    </message>
    <message>
        <source>Edit saved as “%1”</source>
        <translation>Bearbeitung gesichert als „%1“</translation>
    </message>
    <message>
        <source>Import it as a preset to use it on other photos.</source>
        <translation>Als Vorlage importiert, lässt sie sich auf andere Fotos anwenden.</translation>
    </message>
</context>
<context>
    <name>glissade::EditSlots</name>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>Zu %1 wechseln</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>%1 nach %2 kopieren</translation>
    </message>
    <message>
        <source>End A/B</source>
        <translation>A/B beenden</translation>
    </message>
</context>
<context>
    <name>glissade::Editor</name>
    <message>
        <source>An unsaved edit could not be recovered</source>
        <translation>Eine ungesicherte Bearbeitung war nicht wiederherzustellen</translation>
    </message>
    <message>
        <source>An unsaved edit could not be discarded</source>
        <translation>Eine ungesicherte Bearbeitung war nicht zu verwerfen</translation>
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
    <message>
        <source>“%1” exists already</source>
        <translation>„%1“ gibt es schon</translation>
    </message>
    <message>
        <source>Nothing was written, as it was chosen in the dialog.</source>
        <translation>Es wurde nichts geschrieben, wie es im Dialog gewählt war.</translation>
    </message>
    <message>
        <source>%1, %2 s left</source>
        <translation>%1, noch %2 s</translation>
    </message>
    <message>
        <source>%1, %2 min left</source>
        <translation>%1, noch %2 min</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Exporting %1: %2, %3 %</source>
        <translation>%1 wird exportiert: %2, %3 %</translation>
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
    <message>
        <source>Open the folder when &amp;done</source>
        <translation>Danach den Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, etwa %2</translation>
    </message>
    <message>
        <source>“%1” exists already and will be overwritten.</source>
        <translation>„%1“ gibt es schon und wird überschrieben.</translation>
    </message>
    <message>
        <source>“%1” exists already: nothing will be written.</source>
        <translation>„%1“ gibt es schon: es wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>P&amp;reset</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Add a number to the name</source>
        <translation>Dem Namen eine Nummer anhängen</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Sie überschreiben</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>Nichts schreiben</translation>
    </message>
    <message>
        <source>If the file exists</source>
        <translation>Falls es die Datei gibt</translation>
    </message>
    <message>
        <source>&amp;If it exists</source>
        <translation>Falls vor&amp;handen</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Size in percent</source>
        <translation>Größe in Prozent</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Enlarged, the photo would have %L1 × %L2 pixels, which is too large. Choose a smaller factor.</source>
        <translation>Vergrößert hätte das Foto %L1 × %L2 Pixel, und das ist zu groß. Wählen Sie einen kleineren Faktor.</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>Vergrößert</translation>
    </message>
    <message>
        <source>Times as wide and as high</source>
        <translation>So viel mal so breit und so hoch</translation>
    </message>
    <message>
        <source>By super resolution, behind all steps</source>
        <translation>Durch Superauflösung, nach allen Schritten</translation>
    </message>
    <message>
        <source>Perceptual</source>
        <translation>Perzeptiv</translation>
    </message>
    <message>
        <source>Relative colorimetric</source>
        <translation>Relativ farbmetrisch</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Absolute colorimetric</source>
        <translation>Absolut farbmetrisch</translation>
    </message>
    <message>
        <source>Rendering intent</source>
        <translation>Wiedergabepriorität</translation>
    </message>
    <message>
        <source>How colours are carried into a profile with tables of its own for each way. sRGB, Display P3 and Adobe RGB convert one way.</source>
        <translation>Wie Farben in ein Profil gebracht werden, das für jeden Weg eigene Tabellen hat. sRGB, Display P3 und Adobe RGB rechnen auf eine Weise um.</translation>
    </message>
    <message>
        <source>Inten&amp;t</source>
        <translation>P&amp;riorität</translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Kompression</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>More makes the file smaller and takes longer; the pixels are the same.</source>
        <translation>Mehr macht die Datei kleiner und dauert länger; die Pixel bleiben gleich.</translation>
    </message>
</context>
<context>
    <name>glissade::ExportPresetRow</name>
    <message>
        <source>Export preset</source>
        <translation>Exportvorlage</translation>
    </message>
    <message>
        <source>Save these choices as a preset</source>
        <translation>Diese Einstellungen als Vorlage sichern</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Die Vorlage umbenennen</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Die Vorlage löschen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Save export preset</source>
        <translation>Exportvorlage sichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Rename export preset</source>
        <translation>Exportvorlage umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>glissade::HistogramPanel</name>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Luma</source>
        <translation>Luma</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Heights are logarithms: rare values are seen too</source>
        <translation>Höhen sind Logarithmen: auch seltene Werte sind zu sehen</translation>
    </message>
    <message>
        <source>The pixel under the pointer: original → edit, from 0 to 255 and from 0 to 1</source>
        <translation>Das Pixel unter dem Zeiger: Original → Bearbeitung, von 0 bis 255 und von 0 bis 1</translation>
    </message>
</context>
<context>
    <name>glissade::HistogramPlot</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>%1 % of the pixels are black, %2 % white</source>
        <translation>%1 % der Pixel sind schwarz, %2 % weiß</translation>
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
    <message>
        <source>The edit of “%1” is not saved.</source>
        <translation>Die Bearbeitung von „%1“ ist nicht gesichert.</translation>
    </message>
    <message>
        <source>Unsaved edits would not survive a crash</source>
        <translation>Ungesicherte Bearbeitungen würden einen Absturz nicht überstehen</translation>
    </message>
    <message>
        <source>%1. Save often.</source>
        <translation>%1. Sichern Sie oft.</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Vorlage: %1</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>“%1” has changed on disk</source>
        <translation>„%1“ hat sich auf dem Datenträger geändert</translation>
    </message>
    <message>
        <source>Reload reads it again and keeps the edit. Keep goes on with the photo as it was.</source>
        <translation>Neu laden liest es noch einmal und behält die Bearbeitung. Behalten macht mit dem Foto weiter, wie es war.</translation>
    </message>
    <message>
        <source>“%1” is not on disk any more</source>
        <translation>„%1“ ist nicht mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Keep goes on with the photo as it was; it can still be exported. Reload looks for it again.</source>
        <translation>Behalten macht mit dem Foto weiter, wie es war; es lässt sich weiter exportieren. Neu laden sucht es noch einmal.</translation>
    </message>
    <message>
        <source>Save edit as</source>
        <translation>Bearbeitung sichern unter</translation>
    </message>
    <message>
        <source>Edits (*%1)</source>
        <translation>Bearbeitungen (*%1)</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Photo info</source>
        <translation>Foto-Info</translation>
    </message>
    <message>
        <source>Up to the step that is swept</source>
        <translation>Bis zum Schritt der Wertereihe</translation>
    </message>
    <message>
        <source>Saving puts it into a small file beside the photo, which stays as it is.</source>
        <translation>Gesichert wird sie in einer kleinen Datei neben dem Foto, das bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Leisten</translation>
    </message>
    <message>
        <source>Panels that lie in one place. Drag one elsewhere by its title.</source>
        <translation>Leisten, die an einer Stelle liegen. Am Titel lässt sich eine woandershin ziehen.</translation>
    </message>
    <message>
        <source>The photo with its edit. The wheel zooms at the pointer, Space and drag or the middle button moves it, a double-click toggles between the whole photo and one photo pixel on one screen pixel. Hold \ to see the original.</source>
        <translation>Das Foto mit seiner Bearbeitung. Das Rad vergrößert am Zeiger, Leertaste und Ziehen oder die mittlere Taste verschiebt es, ein Doppelklick wechselt zwischen dem ganzen Foto und einem Fotopixel auf einem Bildschirmpixel. Solange \ gehalten wird, ist das Original zu sehen.</translation>
    </message>
    <message>
        <source>Open a photo here: drop it, choose it, or take a recent one.</source>
        <translation>Hier ein Foto öffnen: ablegen, auswählen oder eines der letzten nehmen.</translation>
    </message>
    <message>
        <source>The steps of the edit, applied from the top down. Drag a step to another place, switch it off and on, or select it to see its parameters. The photo itself is never changed.</source>
        <translation>Die Schritte der Bearbeitung, von oben nach unten angewandt. Ein Schritt lässt sich an eine andere Stelle ziehen, aus- und einschalten oder auswählen, um seine Werte zu sehen. Das Foto selbst wird nie verändert.</translation>
    </message>
    <message>
        <source>All operators. Choosing one makes the selected step one of its kind; type to find it by its name.</source>
        <translation>Alle Operatoren. Eine Wahl macht den ausgewählten Schritt zu einem dieser Art; Tippen findet ihn nach dem Namen.</translation>
    </message>
    <message>
        <source>Edits with a name. Point at one to see it on the canvas, press it to apply it as one undo step.</source>
        <translation>Bearbeitungen mit Namen. Darauf zeigen zeigt sie am Foto, drücken wendet sie als einen einzigen Schritt des Verlaufs an.</translation>
    </message>
    <message>
        <source>The selected step: what it does, its values, the scale at which it works.</source>
        <translation>Der ausgewählte Schritt: was er tut, seine Werte, der Maßstab, in dem er arbeitet.</translation>
    </message>
    <message>
        <source>How many pixels have each value, from black on the left to white on the right, of what the canvas shows.</source>
        <translation>Wie viele Pixel jeden Wert haben, von Schwarz links bis Weiß rechts, in dem, was zu sehen ist.</translation>
    </message>
    <message>
        <source>What the photo&apos;s file says about it: size, format, profile, camera, place.</source>
        <translation>Was die Datei über das Foto sagt: Größe, Format, Profil, Kamera, Ort.</translation>
    </message>
    <message>
        <source>Every state of the edit since the photo was opened. A click goes back to it.</source>
        <translation>Jeder Stand der Bearbeitung, seit das Foto geöffnet ist. Ein Klick geht zu ihm zurück.</translation>
    </message>
    <message>
        <source>Holds the selected step&apos;s network against its exact algorithm: times, fidelity, and where they differ.</source>
        <translation>Hält das Netz des ausgewählten Schritts gegen den exakten Algorithmus: Zeiten, Genauigkeit und wo sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>Unsaved photo</source>
        <translation>Ungesichertes Foto</translation>
    </message>
    <message>
        <source>“%1” is in no file.</source>
        <translation>„%1“ ist in keiner Datei.</translation>
    </message>
    <message>
        <source>Exporting writes it into one, with its steps.</source>
        <translation>Der Export schreibt es in eine, mit seinen Schritten.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Nothing was pasted</source>
        <translation>Nichts wurde eingefügt</translation>
    </message>
    <message>
        <source>The clipboard holds no picture that can be opened: %1. Copy one and try again.</source>
        <translation>Die Zwischenablage enthält kein Bild, das sich öffnen lässt: %1. Kopieren Sie eines und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Stopped: not what the edit gives</source>
        <translation>Angehalten: nicht das Ergebnis der Bearbeitung</translation>
    </message>
    <message>
        <source>Draft of all steps</source>
        <translation>Entwurf aller Schritte</translation>
    </message>
    <message>
        <source>The preview was stopped</source>
        <translation>Die Vorschau wurde angehalten</translation>
    </message>
    <message>
        <source>The edit is unchanged. It is computed again with the next change, or another view.</source>
        <translation>Die Bearbeitung ist unverändert. Sie wird mit der nächsten Änderung oder einer anderen Ansicht wieder berechnet.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>glissade::ManualWindow</name>
    <message>
        <source>:/manual/en.md</source>
        <extracomment>The manual&apos;s file in your language</extracomment>
        <translation>:/manual/de.md</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
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
    <name>glissade::OpenDialog</name>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Picture of the chosen file</source>
        <translation>Bild der gewählten Datei</translation>
    </message>
    <message>
        <source>No picture: %1</source>
        <translation>Kein Bild: %1</translation>
    </message>
    <message>
        <source>Choose a photo to see it here.</source>
        <translation>Wählen Sie ein Foto, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>%L1 × %L2 pixels</source>
        <translation>%L1 × %L2 Pixel</translation>
    </message>
</context>
<context>
    <name>glissade::OperatorHealth</name>
    <message>
        <source>Cannot be used: %1</source>
        <translation>Nicht verwendbar: %1</translation>
    </message>
    <message>
        <source>By its exact algorithm only: %1</source>
        <translation>Nur mit dem exakten Verfahren: %1</translation>
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
    <message>
        <source>From the photo</source>
        <translation>Aus dem Foto</translation>
    </message>
    <message>
        <source>Measure %1 in the photo and begin there.</source>
        <translation>%1 im Foto messen und dort beginnen.</translation>
    </message>
    <message>
        <source>Comes last. The photo becomes %L1 × %L2 pixels when it is exported; the canvas shows it at its own size.</source>
        <translation>Steht immer am Ende. Beim Exportieren wird das Foto %L1 × %L2 Pixel groß; die Leinwand zeigt es in seiner eigenen Größe.</translation>
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
    <message>
        <source>Make this my &amp;default</source>
        <translation>Als mein &amp;Standard verwenden</translation>
    </message>
    <message>
        <source>Use the s&amp;hipped default</source>
        <translation>&amp;Mitgelieferten Standard verwenden</translation>
    </message>
    <message>
        <source>&amp;Sweep…</source>
        <translation>&amp;Wertereihe …</translation>
    </message>
    <message>
        <source>Drag, or click on the track. With the keyboard: arrow keys a step, Page keys ten, Home and End the ends; Shift ten times as far, Ctrl a tenth. Backspace or a double-click resets.</source>
        <translation>Ziehen oder auf die Leiste klicken. Mit der Tastatur: Pfeiltasten einen Schritt, Bild-Tasten zehn, Pos1 und Ende an die Enden; mit Umschalt zehnmal so weit, mit Strg ein Zehntel. Rücktaste oder Doppelklick setzt zurück.</translation>
    </message>
</context>
<context>
    <name>glissade::PhotoInfoPanel</name>
    <message numerus="yes">
        <source>%n bit, floating point</source>
        <translation>
            <numerusform>%n Bit, Gleitkomma</numerusform>
            <numerusform>%n Bit, Gleitkomma</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit</source>
        <translation>
            <numerusform>%n Bit</numerusform>
            <numerusform>%n Bit</numerusform>
        </translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>CMYK, converted</source>
        <translation>CMYK, umgewandelt</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>%1 with alpha</source>
        <translation>%1 mit Alpha</translation>
    </message>
    <message>
        <source>%L1 × %L2 (%3 MP)</source>
        <translation>%L1 × %L2 (%3 MP)</translation>
    </message>
    <message>
        <source>Photo info</source>
        <translation>Foto-Info</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Which metadata the format of the last export can hold.</source>
        <translation>Welche Metadaten das Format des letzten Exports aufnehmen kann.</translation>
    </message>
    <message>
        <source>None: taken for sRGB</source>
        <translation>Keines: gilt als sRGB</translation>
    </message>
    <message>
        <source>%1 can hold %2 and the profile.</source>
        <translation>%1 kann %2 und das Profil aufnehmen.</translation>
    </message>
    <message>
        <source>IPTC goes into XMP.</source>
        <translation>IPTC kommt in XMP.</translation>
    </message>
    <message>
        <source>All but the location is written.</source>
        <translation>Geschrieben wird alles außer dem Ort.</translation>
    </message>
    <message>
        <source>Only author and copyright are written.</source>
        <translation>Geschrieben werden nur Autor und Copyright.</translation>
    </message>
    <message>
        <source>Of these, only the profile is written.</source>
        <translation>Davon wird nur das Profil geschrieben.</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Eingefügt</translation>
    </message>
</context>
<context>
    <name>glissade::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>&amp;Vorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Grey behind the photo</source>
        <translation>Grau hinter dem Foto</translation>
    </message>
    <message>
        <source>&amp;Grey behind the photo</source>
        <translation>&amp;Grau hinter dem Foto</translation>
    </message>
    <message>
        <source>0 is black, 255 white. %1 looks half as bright as white.</source>
        <translation>0 ist Schwarz, 255 Weiß. %1 wirkt halb so hell wie Weiß.</translation>
    </message>
    <message>
        <source>Wheel over a slider</source>
        <translation>Rad über einem Regler</translation>
    </message>
    <message>
        <source>Scrolls the panel, unless the slider has the focus</source>
        <translation>Rollt die Leiste, außer der Regler hat den Fokus</translation>
    </message>
    <message>
        <source>Always changes the slider</source>
        <translation>Verstellt immer den Regler</translation>
    </message>
    <message>
        <source>&amp;Wheel over a slider</source>
        <translation>&amp;Rad über einem Regler</translation>
    </message>
    <message>
        <source>A quarter of the memory</source>
        <translation>Ein Viertel des Arbeitsspeichers</translation>
    </message>
    <message>
        <source>Most memory for features, in megabytes</source>
        <translation>Höchstens so viel Speicher für Merkmale, in Megabyte</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Memory for features</source>
        <translation>&amp;Speicher für Merkmale</translation>
    </message>
    <message>
        <source>Features are what is computed once for each photo, so that sliders answer at once. The limit holds for each window; over it, those not used for longest are dropped and computed again when needed.</source>
        <translation>Merkmale sind, was für jedes Foto einmal berechnet wird, damit die Regler sofort antworten. Die Grenze gilt für jedes Fenster; darüber werden die am längsten unbenutzten fallen gelassen und bei Bedarf neu berechnet.</translation>
    </message>
    <message>
        <source>&amp;Empty now</source>
        <translation>Jetzt &amp;leeren</translation>
    </message>
</context>
<context>
    <name>glissade::PresetController</name>
    <message>
        <source>A preset cannot be used</source>
        <translation>Eine Vorlage ist nicht zu verwenden</translation>
    </message>
    <message>
        <source>Preset “%1”</source>
        <translation>Vorlage „%1“</translation>
    </message>
    <message>
        <source>%1. Nothing was changed.</source>
        <translation>%1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Vorlage sichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message numerus="yes">
        <source>Whole edit: %n steps</source>
        <translation>
            <numerusform>Ganze Bearbeitung: %n Schritt</numerusform>
            <numerusform>Ganze Bearbeitung: %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Selected step: %1</source>
        <translation>Gewählter Schritt: %1</translation>
    </message>
    <message>
        <source>The preset “%1” was not saved</source>
        <translation>Die Vorlage „%1“ wurde nicht gesichert</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Vorlage umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The preset “%1” was not renamed</source>
        <translation>Die Vorlage „%1“ wurde nicht umbenannt</translation>
    </message>
    <message>
        <source>The preset “%1” was deleted</source>
        <translation>Die Vorlage „%1“ wurde gelöscht</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>The preset “%1” was not deleted</source>
        <translation>Die Vorlage „%1“ wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>Import preset</source>
        <translation>Vorlage importieren</translation>
    </message>
    <message>
        <source>Presets and edits (*%1 *.glissade.json)</source>
        <translation>Vorlagen und Bearbeitungen (*%1 *.glissade.json)</translation>
    </message>
    <message>
        <source>“%1” was not imported</source>
        <translation>„%1“ wurde nicht importiert</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>Vorlage exportieren</translation>
    </message>
    <message>
        <source>Presets (*%1)</source>
        <translation>Vorlagen (*%1)</translation>
    </message>
    <message>
        <source>The preset “%1” was not exported</source>
        <translation>Die Vorlage „%1“ wurde nicht exportiert</translation>
    </message>
</context>
<context>
    <name>glissade::PresetNameDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>&amp;Schritte</translation>
    </message>
</context>
<context>
    <name>glissade::PresetsPanel</name>
    <message>
        <source>No steps: the photo as it is.</source>
        <translation>Keine Schritte: das Foto, wie es ist.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Save steps as a preset</source>
        <translation>Schritte als Vorlage sichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Eine Vorlage importieren</translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation>Die Vorlage exportieren</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Die Vorlage umbenennen</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Die Vorlage löschen</translation>
    </message>
    <message>
        <source>Apply to</source>
        <translation>Anwenden auf</translation>
    </message>
    <message>
        <source>What a preset does to the steps that are there.</source>
        <translation>Was eine Vorlage mit den vorhandenen Schritten tut.</translation>
    </message>
    <message>
        <source>Whole edit</source>
        <translation>Ganze Bearbeitung</translation>
    </message>
    <message>
        <source>Selected step</source>
        <translation>Gewählter Schritt</translation>
    </message>
    <message>
        <source>New steps</source>
        <translation>Neue Schritte</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>Meine Vorlagen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>glissade::RecoveryDialog</name>
    <message>
        <source>Unsaved edits</source>
        <translation>Ungesicherte Bearbeitungen</translation>
    </message>
    <message>
        <source>Glissade ended unexpectedly. These edits were not saved yet; the photos themselves are as they were. Which are to be restored?</source>
        <translation>Glissade endete unerwartet. Diese Bearbeitungen waren noch nicht gesichert; die Fotos selbst sind, wie sie waren. Welche sollen wiederhergestellt werden?</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1 — %2 (%3)</source>
        <translation>%1 – %2 (%3)</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>gedreht</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>zugeschnitten</translation>
    </message>
</context>
<context>
    <name>glissade::ReferenceControl</name>
    <message>
        <source>%L1 × %L2 pixels</source>
        <translation>%L1 × %L2 Pixel</translation>
    </message>
    <message>
        <source>Difference ×%1</source>
        <translation>Unterschied ×%1</translation>
    </message>
</context>
<context>
    <name>glissade::ReferencePanel</name>
    <message>
        <source>%L1 × slower</source>
        <translation>%L1-mal so langsam</translation>
    </message>
    <message>
        <source>%L1 × faster</source>
        <translation>%L1-mal so schnell</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1 s</translation>
    </message>
    <message>
        <source>%L1 ms</source>
        <translation>%L1 ms</translation>
    </message>
    <message>
        <source>Show on the photo</source>
        <translation>Auf dem Foto zeigen</translation>
    </message>
    <message>
        <source>Compute the original algorithm in the background and hold the network against it</source>
        <translation>Das ursprüngliche Verfahren im Hintergrund rechnen und das Netz daran messen</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Exact algorithm</source>
        <translation>Exaktes Verfahren</translation>
    </message>
    <message>
        <source>The time that the original algorithm took</source>
        <translation>Die Zeit, die das ursprüngliche Verfahren gebraucht hat</translation>
    </message>
    <message>
        <source>Network, once a photo</source>
        <translation>Netz, einmal je Foto</translation>
    </message>
    <message>
        <source>The base network and the tail, on the same pixels</source>
        <translation>Grundnetz und letzte Schichten, auf denselben Pixeln</translation>
    </message>
    <message>
        <source>Network, a slider move</source>
        <translation>Netz, eine Reglerbewegung</translation>
    </message>
    <message>
        <source>The tail alone, on the same pixels</source>
        <translation>Die letzten Schichten allein, auf denselben Pixeln</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>How near the network comes; 100 dB is the same picture</source>
        <translation>Wie nahe das Netz kommt; 100 dB ist dasselbe Bild</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>How alike the structures are; 1 is the same picture</source>
        <translation>Wie ähnlich die Strukturen sind; 1 ist dasselbe Bild</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Größter Fehler</translation>
    </message>
    <message>
        <source>Of any channel of any pixel</source>
        <translation>Eines Kanals irgendeines Pixels</translation>
    </message>
    <message>
        <source>Show the differences in place of the edit: dark where there are none</source>
        <translation>Die Unterschiede anstelle der Bearbeitung zeigen: dunkel, wo keine sind</translation>
    </message>
    <message>
        <source>Gain of the difference</source>
        <translation>Verstärkung des Unterschieds</translation>
    </message>
    <message>
        <source>How much differences are enlarged</source>
        <translation>Wie stark Unterschiede vergrößert werden</translation>
    </message>
    <message>
        <source>Difference of the pixels</source>
        <translation>Unterschied der Pixel</translation>
    </message>
    <message>
        <source>Select a step to hold its network against the exact algorithm.</source>
        <translation>Wählen Sie einen Schritt, um sein Netz mit dem exakten Verfahren zu vergleichen.</translation>
    </message>
    <message>
        <source>%1 has no classical form: there is nothing to hold the network against.</source>
        <translation>%1 hat keine klassische Form: Es gibt nichts, woran das Netz zu messen wäre.</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>%L1 dB</source>
        <translation>%L1 dB</translation>
    </message>
    <message>
        <source>%1 of 255</source>
        <translation>%1 von 255</translation>
    </message>
    <message>
        <source>Half of the pixels are at most %1 off, 95 % at most %2.</source>
        <translation>Die Hälfte der Pixel weicht höchstens um %1 ab, 95 % höchstens um %2.</translation>
    </message>
    <message>
        <source>The step has changed since: these are the figures of the values before.</source>
        <translation>Der Schritt wurde seither geändert: Dies sind die Zahlen der früheren Werte.</translation>
    </message>
</context>
<context>
    <name>glissade::Settings</name>
    <message>
        <source>%1 could not be read in full, and could not be kept aside: %2.</source>
        <translation>%1 war nicht ganz lesbar und konnte nicht beiseitegelegt werden: %2.</translation>
    </message>
    <message>
        <source>%1 could not be read in full and was moved to %2. What could be read of it stays in force.</source>
        <translation>%1 war nicht ganz lesbar und wurde nach %2 verschoben. Was sich daraus lesen ließ, gilt weiter.</translation>
    </message>
    <message>
        <source>The settings file is damaged</source>
        <translation>Die Einstellungsdatei ist beschädigt</translation>
    </message>
    <message>
        <source>The settings are of a newer version of Glissade</source>
        <translation>Die Einstellungen stammen von einer neueren Version von Glissade</translation>
    </message>
    <message>
        <source>%1 could not be kept aside: %2.</source>
        <translation>%1 konnte nicht beiseitegelegt werden: %2.</translation>
    </message>
    <message>
        <source>%1 was moved to %2. What this version knows of it stays in force.</source>
        <translation>%1 wurde nach %2 verschoben. Was diese Version davon kennt, gilt weiter.</translation>
    </message>
</context>
<context>
    <name>glissade::SlotBar</name>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>End A/B: keep the edit in hand</source>
        <translation>A/B beenden: Die gewählte Bearbeitung bleibt</translation>
    </message>
    <message>
        <source>End A/B</source>
        <translation>A/B beenden</translation>
    </message>
    <message>
        <source>Edit %1 (X)</source>
        <translation>Bearbeitung %1 (X)</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Bearbeitung %1</translation>
    </message>
    <message>
        <source>Make the other edit a copy of this one</source>
        <translation>Die andere Bearbeitung zu einer Kopie dieser machen</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eine</translation>
    </message>
    <message>
        <source>Show the edit in hand</source>
        <translation>Die gewählte Bearbeitung zeigen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>A left of the divider, B right of it (Y)</source>
        <translation>A links der Trennlinie, B rechts davon (Y)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Show where A and B differ, and how much</source>
        <translation>Zeigen, wo und wie stark A und B sich unterscheiden</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Mix A and B</source>
        <translation>A und B mischen</translation>
    </message>
    <message>
        <source>Gain of the difference</source>
        <translation>Verstärkung des Unterschieds</translation>
    </message>
    <message>
        <source>How much differences are enlarged</source>
        <translation>Wie stark Unterschiede vergrößert werden</translation>
    </message>
    <message>
        <source>Blend from A to B</source>
        <translation>Mischung von A nach B</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>%1 nach %2 kopieren</translation>
    </message>
</context>
<context>
    <name>glissade::SlotControl</name>
    <message>
        <source>Difference ×%1</source>
        <translation>Unterschied ×%1</translation>
    </message>
    <message>
        <source>A %1 % · B %2 %</source>
        <translation>A %1 % · B %2 %</translation>
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
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Computes on the processor: %1</source>
        <translation>Rechnet auf dem Prozessor: %1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Plain: the photo itself. Live: at reduced size, finer to come. Settled: as exported. Exact: from the exact algorithm, or computed at full size. Stopped: older than the edit.</source>
        <translation>Unbearbeitet: das Foto selbst. Laufend: verkleinert, Feineres folgt. Fertig: wie der Export. Exakt: vom exakten Verfahren oder in voller Größe berechnet. Angehalten: älter als die Bearbeitung.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stop opening the photo (Esc)</source>
        <translation>Das Öffnen des Fotos anhalten (Esc)</translation>
    </message>
    <message>
        <source>Stop computing the preview</source>
        <translation>Berechnung der Vorschau anhalten</translation>
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
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
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
    <name>glissade::SweepStrip</name>
    <message>
        <source>Whole range</source>
        <translation>Ganzer Bereich</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Wertereihe</translation>
    </message>
    <message>
        <source>Parameter to sweep</source>
        <translation>Parameter der Wertereihe</translation>
    </message>
    <message>
        <source>Spread the variants over the whole range again</source>
        <translation>Die Varianten wieder über den ganzen Bereich verteilen</translation>
    </message>
    <message>
        <source>Close the sweep</source>
        <translation>Wertereihe schließen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>glissade::SweepTile</name>
    <message>
        <source>Click: use %1. Shift+click: narrow the range round it.</source>
        <translation>Klick: %1 verwenden. Umschalt+Klick: den Bereich darum verengen.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
</context>
<context>
    <name>glissade::SystemInformation</name>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2</source>
        <translation>%1 dB, SSIM %2</translation>
    </message>
    <message>
        <source>System information</source>
        <translation>Systeminformationen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>CPU: %1</source>
        <translation>CPU: %1</translation>
    </message>
    <message>
        <source>Instructions in use</source>
        <translation>Genutzte Befehle</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Memory of the machine</source>
        <translation>Speicher des Rechners</translation>
    </message>
    <message>
        <source>Features of this window</source>
        <translation>Merkmale dieses Fensters</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>nicht verwendbar: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n operators, measured on photos not learnt from:</source>
        <translation>
            <numerusform>%n Operator, gemessen an Fotos, an denen er nicht gelernt hat:</numerusform>
            <numerusform>%n Operatoren, gemessen an Fotos, an denen sie nicht gelernt haben:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
</context>
<context>
    <name>glissade::ValuePad</name>
    <message>
        <source>%1 across, %2 upwards: drag, or use the arrow keys.</source>
        <translation>%1 nach rechts, %2 nach oben: ziehen oder mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <translation>%1 %2, %3 %4</translation>
    </message>
</context>
<context>
    <name>glissade::WorkBar</name>
    <message>
        <source>Preview progress</source>
        <translation>Fortschritt der Vorschau</translation>
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
    <message>
        <source>Start a program of its own, even where one runs already.</source>
        <translation>Ein eigenes Programm starten, auch wenn schon eines läuft.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong</source>
        <translation>Etwas Unerwartetes ist schiefgegangen</translation>
    </message>
    <message>
        <source>%1. Save your edit, and start Glissade anew if it behaves oddly.</source>
        <translation>%1. Speichern Sie Ihre Bearbeitung und starten Sie Glissade neu, falls es sich merkwürdig verhält.</translation>
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
