<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>operators</name>
    <message>
        <source>L0 smoothing</source>
        <translation>Lissage L0</translation>
    </message>
    <message>
        <source>Flattens everything but the strongest edges, for a poster-like look.</source>
        <translation>Aplatit tout sauf les contours les plus forts, comme sur une affiche.</translation>
    </message>
    <message>
        <source>Strength λ</source>
        <translation>Force λ</translation>
    </message>
    <message>
        <source>How many edges are flattened away; higher values keep fewer.</source>
        <translation>Combien de contours sont aplatis ; une valeur plus élevée en garde moins.</translation>
    </message>
    <message>
        <source>WLS smoothing</source>
        <translation>Lissage WLS</translation>
    </message>
    <message>
        <source>Smooths away detail while strong edges stay in place.</source>
        <translation>Lisse les détails ; les contours forts restent en place.</translation>
    </message>
    <message>
        <source>How much is smoothed away; higher values leave only the strongest edges.</source>
        <translation>Combien est lissé ; une valeur plus élevée ne laisse que les contours les plus forts.</translation>
    </message>
    <message>
        <source>Texture removal (RTV)</source>
        <translation>Suppression de texture (RTV)</translation>
    </message>
    <message>
        <source>Takes texture away and leaves the structure of the picture.</source>
        <translation>Enlève la texture et laisse la structure de l’image.</translation>
    </message>
    <message>
        <source>How much texture is taken away; higher values leave only large structures.</source>
        <translation>Combien de texture est enlevée ; une valeur plus élevée ne laisse que les grandes structures.</translation>
    </message>
    <message>
        <source>Texture scale σ</source>
        <translation>Échelle de texture σ</translation>
    </message>
    <message>
        <source>How large a pattern may be and still count as texture; higher values take larger patterns away.</source>
        <translation>Jusqu’à quelle taille un motif compte comme texture ; une valeur plus élevée enlève de plus grands motifs.</translation>
    </message>
    <message>
        <source>Rolling guidance</source>
        <translation>Guidage itéré</translation>
    </message>
    <message>
        <source>Removes small structures and keeps the edges of large ones.</source>
        <translation>Supprime les petites structures et garde les contours des grandes.</translation>
    </message>
    <message>
        <source>Size σ</source>
        <translation>Taille σ</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Size of the structures that vanish; higher values remove larger ones.</source>
        <translation>Taille des structures qui disparaissent ; une valeur plus élevée en supprime de plus grandes.</translation>
    </message>
    <message>
        <source>Weighted median</source>
        <translation>Médiane pondérée</translation>
    </message>
    <message>
        <source>Removes small spots and lines by the median of the surroundings; edges stay sharp.</source>
        <translation>Supprime petites taches et lignes par la médiane des alentours ; les contours restent nets.</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>How far the window reaches from its centre; higher values remove larger structures.</source>
        <translation>Jusqu’où la fenêtre s’étend depuis son centre ; une valeur plus élevée supprime de plus grandes structures.</translation>
    </message>
    <message>
        <source>Range σ</source>
        <translation>Portée σ</translation>
    </message>
    <message>
        <source>How different in colour a neighbour may be and still count; higher values treat all neighbours alike.</source>
        <translation>Quel écart de couleur un voisin peut avoir et compter encore ; une valeur plus élevée traite tous les voisins de même.</translation>
    </message>
    <message>
        <source>Local Laplacian detail</source>
        <translation>Détail laplacien local</translation>
    </message>
    <message>
        <source>Amplifies details at every scale and leaves strong edges free of halos.</source>
        <translation>Amplifie les détails à toutes les échelles et laisse les contours forts sans halos.</translation>
    </message>
    <message>
        <source>How strongly details are amplified; higher values bring out more of them.</source>
        <translation>Force d’amplification des détails ; une valeur plus élevée en fait ressortir davantage.</translation>
    </message>
    <message>
        <source>Tone remapping (local Laplacian)</source>
        <translation>Tons (laplacien local)</translation>
    </message>
    <message>
        <source>Steepens fine contrast threefold around each tone and keeps large contrasts in their order.</source>
        <translation>Triple le contraste fin autour de chaque ton et garde l’ordre des grands contrastes.</translation>
    </message>
    <message>
        <source>WLS detail enhancement</source>
        <translation>Renforcement de détail WLS</translation>
    </message>
    <message>
        <source>Strengthens fine, medium and coarse contrast without halos and deepens colours a little.</source>
        <translation>Renforce le contraste fin, moyen et grossier sans halos et approfondit un peu les couleurs.</translation>
    </message>
    <message>
        <source>Stylization</source>
        <translation>Stylisation</translation>
    </message>
    <message>
        <source>Gives the photo the black-and-white look of a reference photo: its tones and its contrasts.</source>
        <translation>Donne à la photo le noir et blanc d’une photo de référence : ses tons et ses contrastes.</translation>
    </message>
    <message>
        <source>Pencil drawing</source>
        <translation>Dessin au crayon</translation>
    </message>
    <message>
        <source>Redraws the photo with coloured pencils: strokes along its edges over a shaded tone.</source>
        <translation>Redessine la photo aux crayons de couleur : traits le long des contours sur un ton ombré.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>Débruitage</translation>
    </message>
    <message>
        <source>Takes away the grain and colour noise of high sensitivities, and keeps the detail.</source>
        <translation>Enlève le grain et le bruit coloré des hautes sensibilités, et garde les détails.</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>Bruit σ</translation>
    </message>
    <message>
        <source>How strong the noise is that is taken away, as a standard deviation on the scale to 255; more smooths more.</source>
        <translation>Force du bruit à enlever, en écart type sur l’échelle jusqu’à 255 ; plus haut lisse davantage.</translation>
    </message>
    <message>
        <source>Deblock</source>
        <translation>Suppression des blocs</translation>
    </message>
    <message>
        <source>Smooths the blocks, rings and blotches that strong JPEG compression leaves.</source>
        <translation>Lisse les blocs, les ondulations et les taches que laisse une forte compression JPEG.</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>Qualité JPEG</translation>
    </message>
    <message>
        <source>The quality that the photo was saved with; a lower one smooths blocks and rings more.</source>
        <translation>La qualité avec laquelle la photo a été enregistrée ; plus basse, elle lisse davantage les blocs et les ondulations.</translation>
    </message>
    <message>
        <source>Rain removal</source>
        <translation>Suppression de la pluie</translation>
    </message>
    <message>
        <source>Takes away the bright streaks of falling rain.</source>
        <translation>Enlève les traînées claires de la pluie qui tombe.</translation>
    </message>
    <message>
        <source>Super resolution</source>
        <translation>Super-résolution</translation>
    </message>
    <message>
        <source>Enlarges the photo and sharpens what enlarging alone leaves soft.</source>
        <translation>Agrandit la photo et précise ce que l’agrandissement seul laisse flou.</translation>
    </message>
    <message>
        <source>Enlargement</source>
        <translation>Agrandissement</translation>
    </message>
    <message>
        <source>How many times as wide and as high the photo becomes.</source>
        <translation>De combien de fois la photo gagne en largeur et en hauteur.</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
</context>
</TS>
