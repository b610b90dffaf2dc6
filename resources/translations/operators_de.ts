<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>operators</name>
    <message>
        <source>L0 smoothing</source>
        <translation>L0-Glättung</translation>
    </message>
    <message>
        <source>Flattens everything but the strongest edges, for a poster-like look.</source>
        <translation>Ebnet alles außer den stärksten Kanten ein, wie auf einem Plakat.</translation>
    </message>
    <message>
        <source>Strength λ</source>
        <translation>Stärke λ</translation>
    </message>
    <message>
        <source>How many edges are flattened away; higher values keep fewer.</source>
        <translation>Wie viele Kanten eingeebnet werden; höhere Werte lassen weniger übrig.</translation>
    </message>
    <message>
        <source>WLS smoothing</source>
        <translation>WLS-Glättung</translation>
    </message>
    <message>
        <source>Smooths away detail while strong edges stay in place.</source>
        <translation>Glättet Einzelheiten weg, starke Kanten bleiben an ihrem Ort.</translation>
    </message>
    <message>
        <source>How much is smoothed away; higher values leave only the strongest edges.</source>
        <translation>Wie viel geglättet wird; höhere Werte lassen nur die stärksten Kanten.</translation>
    </message>
    <message>
        <source>Texture removal (RTV)</source>
        <translation>Texturentfernung (RTV)</translation>
    </message>
    <message>
        <source>Takes texture away and leaves the structure of the picture.</source>
        <translation>Nimmt die Textur weg und lässt den Aufbau des Bildes.</translation>
    </message>
    <message>
        <source>How much texture is taken away; higher values leave only large structures.</source>
        <translation>Wie viel Textur weggenommen wird; höhere Werte lassen nur große Strukturen.</translation>
    </message>
    <message>
        <source>Texture scale σ</source>
        <translation>Texturgröße σ</translation>
    </message>
    <message>
        <source>How large a pattern may be and still count as texture; higher values take larger patterns away.</source>
        <translation>Wie groß ein Muster sein darf und noch als Textur gilt; höhere Werte nehmen größere Muster weg.</translation>
    </message>
    <message>
        <source>Rolling guidance</source>
        <translation>Rollende Führung</translation>
    </message>
    <message>
        <source>Removes small structures and keeps the edges of large ones.</source>
        <translation>Entfernt kleine Strukturen und behält die Kanten der großen.</translation>
    </message>
    <message>
        <source>Size σ</source>
        <translation>Größe σ</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Size of the structures that vanish; higher values remove larger ones.</source>
        <translation>Größe der Strukturen, die verschwinden; höhere Werte entfernen größere.</translation>
    </message>
    <message>
        <source>Weighted median</source>
        <translation>Gewichteter Median</translation>
    </message>
    <message>
        <source>Removes small spots and lines by the median of the surroundings; edges stay sharp.</source>
        <translation>Entfernt kleine Flecken und Linien durch den Median der Umgebung; Kanten bleiben scharf.</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>How far the window reaches from its centre; higher values remove larger structures.</source>
        <translation>Wie weit das Fenster von seiner Mitte reicht; höhere Werte entfernen größere Strukturen.</translation>
    </message>
    <message>
        <source>Range σ</source>
        <translation>Reichweite σ</translation>
    </message>
    <message>
        <source>How different in colour a neighbour may be and still count; higher values treat all neighbours alike.</source>
        <translation>Wie verschieden in der Farbe ein Nachbar sein darf und noch zählt; höhere Werte behandeln alle Nachbarn gleich.</translation>
    </message>
    <message>
        <source>Local Laplacian detail</source>
        <translation>Lokale Laplace-Details</translation>
    </message>
    <message>
        <source>Amplifies details at every scale and leaves strong edges free of halos.</source>
        <translation>Verstärkt Einzelheiten jeder Größe und lässt starke Kanten ohne Säume.</translation>
    </message>
    <message>
        <source>How strongly details are amplified; higher values bring out more of them.</source>
        <translation>Wie stark Einzelheiten verstärkt werden; höhere Werte heben mehr hervor.</translation>
    </message>
    <message>
        <source>Tone remapping (local Laplacian)</source>
        <translation>Tonwerte (lokaler Laplace)</translation>
    </message>
    <message>
        <source>Steepens fine contrast threefold around each tone and keeps large contrasts in their order.</source>
        <translation>Macht feine Kontraste um jeden Ton dreimal so steil und hält große Kontraste in ihrer Ordnung.</translation>
    </message>
    <message>
        <source>WLS detail enhancement</source>
        <translation>WLS-Detailverstärkung</translation>
    </message>
    <message>
        <source>Strengthens fine, medium and coarse contrast without halos and deepens colours a little.</source>
        <translation>Verstärkt feinen, mittleren und groben Kontrast ohne Säume und vertieft die Farben ein wenig.</translation>
    </message>
    <message>
        <source>Stylization</source>
        <translation>Stilisierung</translation>
    </message>
    <message>
        <source>Gives the photo the black-and-white look of a reference photo: its tones and its contrasts.</source>
        <translation>Gibt dem Foto das Schwarz-Weiß eines Vorbilds: dessen Töne und Kontraste.</translation>
    </message>
    <message>
        <source>Pencil drawing</source>
        <translation>Bleistiftzeichnung</translation>
    </message>
    <message>
        <source>Redraws the photo with coloured pencils: strokes along its edges over a shaded tone.</source>
        <translation>Zeichnet das Foto mit Buntstiften nach: Striche entlang der Kanten über schattiertem Ton.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>Takes away the grain and colour noise of high sensitivities, and keeps the detail.</source>
        <translation>Nimmt Korn und Farbrauschen hoher Empfindlichkeiten weg und behält die Details.</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>Rauschen σ</translation>
    </message>
    <message>
        <source>How strong the noise is that is taken away, as a standard deviation on the scale to 255; more smooths more.</source>
        <translation>Wie stark das Rauschen ist, das weggenommen wird, als Standardabweichung auf der Skala bis 255; mehr glättet mehr.</translation>
    </message>
    <message>
        <source>Deblock</source>
        <translation>Blöcke entfernen</translation>
    </message>
    <message>
        <source>Smooths the blocks, rings and blotches that strong JPEG compression leaves.</source>
        <translation>Glättet die Blöcke, Ringe und Flecken, die starke JPEG-Kompression hinterlässt.</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG-Qualität</translation>
    </message>
    <message>
        <source>The quality that the photo was saved with; a lower one smooths blocks and rings more.</source>
        <translation>Die Qualität, mit der das Foto gespeichert wurde; eine niedrigere glättet Blöcke und Ringe stärker.</translation>
    </message>
    <message>
        <source>Rain removal</source>
        <translation>Regen entfernen</translation>
    </message>
    <message>
        <source>Takes away the bright streaks of falling rain.</source>
        <translation>Nimmt die hellen Streifen fallenden Regens weg.</translation>
    </message>
    <message>
        <source>Super resolution</source>
        <translation>Superauflösung</translation>
    </message>
    <message>
        <source>Enlarges the photo and sharpens what enlarging alone leaves soft.</source>
        <translation>Vergrößert das Foto und schärft, was das Vergrößern allein weich lässt.</translation>
    </message>
    <message>
        <source>Enlargement</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>How many times as wide and as high the photo becomes.</source>
        <translation>Auf das Wievielfache das Foto in Breite und Höhe wächst.</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
</context>
</TS>
