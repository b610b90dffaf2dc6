<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Ouvrir une photo</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Export the edited photo</source>
        <translation>Exporter la photo retouchée</translation>
    </message>
    <message>
        <source>Export &amp;again</source>
        <translation>Exporter à &amp;nouveau</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Fermer la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Ajuster</translation>
    </message>
    <message>
        <source>Fit the photo into the window</source>
        <translation>Ajuster la photo à la fenêtre</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>One photo pixel on one screen pixel</source>
        <translation>Un pixel de la photo sur un pixel de l’écran</translation>
    </message>
    <message>
        <source>&amp;200 %</source>
        <translation>&amp;200 %</translation>
    </message>
    <message>
        <source>Show &amp;original</source>
        <translation>Afficher l’&amp;original</translation>
    </message>
    <message>
        <source>Show the original (hold \)</source>
        <translation>Afficher l’original (maintenir \)</translation>
    </message>
    <message>
        <source>&amp;Split view</source>
        <translation>Vue &amp;partagée</translation>
    </message>
    <message>
        <source>&amp;Turn split</source>
        <translation>&amp;Tourner le partage</translation>
    </message>
    <message>
        <source>Fu&amp;ll screen</source>
        <translation>P&amp;lein écran</translation>
    </message>
    <message>
        <source>&amp;Hide panels</source>
        <translation>&amp;Masquer les panneaux</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Réinitialiser la &amp;disposition</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Rechercher…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>The photo as it is.</source>
        <translation>La photo telle quelle.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Glissade</source>
        <translation>À &amp;propos de Glissade</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Pa&amp;nneaux</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>&amp;Operators</source>
        <translation>&amp;Opérateurs</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Copy edit</source>
        <translation>&amp;Copier les réglages</translation>
    </message>
    <message>
        <source>Copy all steps</source>
        <translation>Copier toutes les étapes</translation>
    </message>
    <message>
        <source>&amp;Paste edit</source>
        <translation>C&amp;oller les réglages</translation>
    </message>
    <message>
        <source>Replace all steps by those that were copied</source>
        <translation>Remplacer toutes les étapes par celles qui ont été copiées</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Ajouter une étape</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;upliquer</translation>
    </message>
    <message>
        <source>Duplicate the step</source>
        <translation>Dupliquer l’étape</translation>
    </message>
    <message>
        <source>&amp;Enable or disable</source>
        <translation>Acti&amp;ver ou désactiver</translation>
    </message>
    <message>
        <source>Switch the step on or off</source>
        <translation>Activer ou désactiver l’étape</translation>
    </message>
    <message>
        <source>&amp;Move up</source>
        <translation>&amp;Monter</translation>
    </message>
    <message>
        <source>Move the step up: applied earlier</source>
        <translation>Monter l’étape : appliquée plus tôt</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Descendre</translation>
    </message>
    <message>
        <source>Move the step down: applied later</source>
        <translation>Descendre l’étape : appliquée plus tard</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>Reset the step&apos;s values to their defaults</source>
        <translation>Remettre les valeurs de l’étape à leurs défauts</translation>
    </message>
    <message>
        <source>Rem&amp;ove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>Supprimer l’étape</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>É&amp;tape</translation>
    </message>
    <message>
        <source>Copy &amp;image</source>
        <translation>Copier l’&amp;image</translation>
    </message>
    <message>
        <source>Copy the edited photo at full size</source>
        <translation>Copier la photo modifiée en taille réelle</translation>
    </message>
    <message>
        <source>Re&amp;load</source>
        <translation>Re&amp;charger</translation>
    </message>
    <message>
        <source>Read the photo from disk again</source>
        <translation>Relire la photo sur le disque</translation>
    </message>
    <message>
        <source>&amp;Save edit</source>
        <translation>Enre&amp;gistrer la retouche</translation>
    </message>
    <message>
        <source>Save the edit beside the photo</source>
        <translation>Enregistrer la retouche à côté de la photo</translation>
    </message>
    <message>
        <source>Sa&amp;ve edit as…</source>
        <translation>Enregistrer la retouche &amp;sous…</translation>
    </message>
    <message>
        <source>A/&amp;B</source>
        <translation>A/&amp;B</translation>
    </message>
    <message>
        <source>Switch between two edits, A and B</source>
        <translation>Passer d’une retouche à l’autre, A et B</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>Déclina&amp;isons</translation>
    </message>
    <message>
        <source>Show variants of one parameter side by side under the photo</source>
        <translation>Afficher des variantes d’un paramètre côte à côte sous la photo</translation>
    </message>
    <message>
        <source>Re&amp;ference…</source>
        <translation>Ré&amp;férence…</translation>
    </message>
    <message>
        <source>Hold the step&apos;s network against the exact algorithm</source>
        <translation>Comparer le réseau de l’étape à l’algorithme exact</translation>
    </message>
    <message>
        <source>Take back the last change of the edit</source>
        <translation>Annuler la dernière modification</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Refaire ce qui a été annulé</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>Original and edit in one picture, divided by a line</source>
        <translation>Original et retouche dans une seule image, séparés par une ligne</translation>
    </message>
    <message>
        <source>Si&amp;de by side</source>
        <translation>&amp;Côte à côte</translation>
    </message>
    <message>
        <source>Original and edit beside each other, each whole</source>
        <translation>Original et retouche l’un à côté de l’autre, chacun en entier</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>Pivoter à &amp;gauche</translation>
    </message>
    <message>
        <source>Turn the photo to the left</source>
        <translation>Tourner la photo vers la gauche</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>Pivoter à &amp;droite</translation>
    </message>
    <message>
        <source>Turn the photo to the right</source>
        <translation>Tourner la photo vers la droite</translation>
    </message>
    <message>
        <source>Flip &amp;horizontally</source>
        <translation>Retourner &amp;horizontalement</translation>
    </message>
    <message>
        <source>Mirror the photo: left and right change places</source>
        <translation>Refléter la photo : la gauche et la droite échangent leur place</translation>
    </message>
    <message>
        <source>Flip &amp;vertically</source>
        <translation>Retourner &amp;verticalement</translation>
    </message>
    <message>
        <source>Mirror the photo: top and bottom change places</source>
        <translation>Refléter la photo : le haut et le bas échangent leur place</translation>
    </message>
    <message>
        <source>&amp;What&apos;s this?</source>
        <translation>&amp;Qu’est-ce que c’est ?</translation>
    </message>
    <message>
        <source>Explain what is clicked next</source>
        <translation>Expliquer ce qui sera cliqué ensuite</translation>
    </message>
    <message>
        <source>&amp;System information</source>
        <translation>Informations &amp;système</translation>
    </message>
    <message>
        <source>Device, memory, packs and versions</source>
        <translation>Matériel, mémoire, modules et versions</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>I&amp;mage</translation>
    </message>
    <message>
        <source>Paste as &amp;new photo</source>
        <translation>Coller comme &amp;nouvelle photo</translation>
    </message>
    <message>
        <source>Open the picture on the clipboard</source>
        <translation>Ouvrir l’image du presse-papiers</translation>
    </message>
    <message>
        <source>E&amp;xact preview</source>
        <translation>Aperçu e&amp;xact</translation>
    </message>
    <message>
        <source>Show the edit as the export at full size gives it</source>
        <translation>Montrer la retouche telle que l’exportation en pleine taille la donne</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>So&amp;mmaire</translation>
    </message>
    <message>
        <source>How Glissade is used</source>
        <translation>Comment utiliser Glissade</translation>
    </message>
    <message>
        <source>&amp;Clipping warning</source>
        <translation>Al&amp;erte d’écrêtage</translation>
    </message>
    <message>
        <source>Mark what is white in a channel red, and what is black in one blue</source>
        <translation>Marquer en rouge ce qui est blanc dans un canal, en bleu ce qui y est noir</translation>
    </message>
    <message>
        <source>&amp;Crop</source>
        <translation>Re&amp;cadrer</translation>
    </message>
    <message>
        <source>Say which part of the photo is kept</source>
        <translation>Choisir la partie de la photo qui est gardée</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The photo could not be opened</source>
        <translation>La photo n’a pas pu être ouverte</translation>
    </message>
    <message>
        <source>“%1” could not be opened</source>
        <translation>« %1 » n’a pas pu être ouvert</translation>
    </message>
    <message>
        <source>The edit could not be computed</source>
        <translation>La retouche n’a pas pu être calculée</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>L’exportation a échoué</translation>
    </message>
    <message>
        <source>“%1” was not written</source>
        <translation>« %1 » n’a pas été écrit</translation>
    </message>
    <message>
        <source>Check whether the file was moved or renamed.</source>
        <translation>Vérifiez si le fichier a été déplacé ou renommé.</translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation>Vérifiez que c’est un fichier et que vous pouvez le lire.</translation>
    </message>
    <message>
        <source>Open a photo in a supported format, such as JPEG, PNG, TIFF or WebP.</source>
        <translation>Ouvrez une photo dans un format pris en charge, comme JPEG, PNG, TIFF ou WebP.</translation>
    </message>
    <message>
        <source>Copy the file again from its source, or restore it from a backup.</source>
        <translation>Copiez de nouveau le fichier depuis sa source ou restaurez-le depuis une sauvegarde.</translation>
    </message>
    <message>
        <source>Open a smaller version of the photo.</source>
        <translation>Ouvrez une version plus petite de la photo.</translation>
    </message>
    <message>
        <source>Close other programs or open a smaller photo.</source>
        <translation>Fermez d’autres programmes ou ouvrez une photo plus petite.</translation>
    </message>
    <message>
        <source>Install Glissade again, or switch to the exact algorithm, which needs no model.</source>
        <translation>Réinstallez Glissade ou passez à l’algorithme exact, qui n’a besoin d’aucun modèle.</translation>
    </message>
    <message>
        <source>Choose a coarser effect scale or close other programs.</source>
        <translation>Choisissez une échelle d’effet plus grossière ou fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>The last good picture stays. Change a value or undo.</source>
        <translation>La dernière image correcte reste affichée. Changez une valeur ou annulez.</translation>
    </message>
    <message>
        <source>Export under another name.</source>
        <translation>Exportez sous un autre nom.</translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there and that there is space left.</source>
        <translation>Vérifiez que le dossier existe, que vous pouvez y écrire et qu’il reste de la place.</translation>
    </message>
    <message>
        <source>Choose another format or bit depth.</source>
        <translation>Choisissez un autre format ou une autre profondeur.</translation>
    </message>
    <message>
        <source>Export at a smaller size or close other programs.</source>
        <translation>Exportez en plus petit ou fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>Nothing was left behind; the photo and the edit are unchanged.</source>
        <translation>Rien n’a été laissé ; la photo et la retouche sont inchangées.</translation>
    </message>
    <message>
        <source>The edit was not saved</source>
        <translation>La retouche n’a pas été enregistrée</translation>
    </message>
    <message>
        <source>Nothing was changed. Save the edit under another name.</source>
        <translation>Rien n’a été modifié. Enregistrez la retouche sous un autre nom.</translation>
    </message>
    <message>
        <source>Check that you may write there and that there is space left, or save it elsewhere.</source>
        <translation>Vérifiez que vous pouvez y écrire et qu’il reste de la place, ou enregistrez-la ailleurs.</translation>
    </message>
    <message>
        <source>The edit on show is unchanged. Save it under another name.</source>
        <translation>La retouche affichée est inchangée. Enregistrez-la sous un autre nom.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Show the original</source>
        <translation>Afficher l’original</translation>
    </message>
    <message>
        <source>hold \</source>
        <translation>maintenir \</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Space and drag, middle drag</source>
        <translation>Espace et glisser, glisser au bouton central</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoomer sous le pointeur</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>molette</translation>
    </message>
    <message>
        <source>Fit or 100 %</source>
        <translation>Ajuster ou 100 %</translation>
    </message>
    <message>
        <source>double-click</source>
        <translation>double-clic</translation>
    </message>
    <message>
        <source>Slider: a step, ten steps, either end</source>
        <translation>Curseur : un pas, dix pas, une extrémité</translation>
    </message>
    <message>
        <source>arrow keys, Page keys, Home and End</source>
        <translation>flèches, Page préc. et suiv., Début et Fin</translation>
    </message>
    <message>
        <source>Slider: steps ten times as long, a tenth as long</source>
        <translation>Curseur : pas dix fois plus longs, dix fois plus courts</translation>
    </message>
    <message>
        <source>with Shift, with Ctrl</source>
        <translation>avec Maj, avec Ctrl</translation>
    </message>
    <message>
        <source>Slider: back to the default</source>
        <translation>Curseur : retour à la valeur par défaut</translation>
    </message>
    <message>
        <source>Backspace, double-click</source>
        <translation>Retour arrière, double-clic</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>About Glissade</source>
        <translation>À propos de Glissade</translation>
    </message>
    <message>
        <source>Edge-aware photo operators with live parameters: the features of a photo are computed once, a slider then only re-evaluates the last layers.

Uses Qt %1.</source>
        <translation>Opérateurs photo respectant les contours, aux paramètres immédiats : les caractéristiques d’une photo sont calculées une fois, un curseur ne réévalue ensuite que les dernières couches.

Utilise Qt %1.</translation>
    </message>
</context>
<context>
    <name>PastedPhoto</name>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
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
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>no such file</source>
        <translation>ce fichier n’existe pas</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>this is a folder, not a picture</source>
        <translation>c’est un dossier, pas une image</translation>
    </message>
    <message>
        <source>cannot be opened:</source>
        <translation>impossible à ouvrir :</translation>
    </message>
    <message>
        <source>cannot be read:</source>
        <translation>impossible à lire :</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>the file became shorter while it was read</source>
        <translation>le fichier a raccourci pendant sa lecture</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>mémoire insuffisante</translation>
    </message>
    <message>
        <source>this is not a picture in a format that can be opened</source>
        <translation>ce n’est pas une image dans un format pris en charge</translation>
    </message>
    <message>
        <source>the JPEG header is damaged</source>
        <translation>l’en-tête du JPEG est endommagé</translation>
    </message>
    <message>
        <source>the JPEG is cut off in its header</source>
        <translation>le JPEG est tronqué dans son en-tête</translation>
    </message>
    <message>
        <source>the JPEG is cut off from about row %1 of %2 on</source>
        <translation>le JPEG est tronqué à partir de la ligne %1 environ, sur %2</translation>
    </message>
    <message>
        <source>the JPEG is damaged from about row %1 of %2 on</source>
        <translation>le JPEG est endommagé à partir de la ligne %1 environ, sur %2</translation>
    </message>
    <message>
        <source>the JPEG is cut off after scan %1</source>
        <translation>le JPEG est tronqué après la passe %1</translation>
    </message>
    <message>
        <source>the JPEG is damaged after scan %1</source>
        <translation>le JPEG est endommagé après la passe %1</translation>
    </message>
    <message>
        <source>the JPEG is cut off in scan %1</source>
        <translation>le JPEG est tronqué dans la passe %1</translation>
    </message>
    <message>
        <source>the JPEG is damaged in scan %1</source>
        <translation>le JPEG est endommagé dans la passe %1</translation>
    </message>
    <message>
        <source>the PNG header is cut off or damaged</source>
        <translation>l’en-tête du PNG est tronqué ou endommagé</translation>
    </message>
    <message>
        <source>the PNG is cut off or damaged at row %1 of %2</source>
        <translation>le PNG est tronqué ou endommagé à la ligne %1 sur %2</translation>
    </message>
    <message>
        <source>the WebP is damaged</source>
        <translation>le WebP est endommagé</translation>
    </message>
    <message>
        <source>the WebP is cut off: %1 of %2 bytes are there</source>
        <translation>le WebP est tronqué : %1 octets sur %2 sont là</translation>
    </message>
    <message>
        <source>the file is cut off or damaged</source>
        <translation>le fichier est tronqué ou endommagé</translation>
    </message>
    <message>
        <source>the picture is cut off or damaged</source>
        <translation>l’image est tronquée ou endommagée</translation>
    </message>
    <message>
        <source>the picture is cut off or damaged between the rows %1 and %2</source>
        <translation>l’image est tronquée ou endommagée entre les lignes %1 et %2</translation>
    </message>
    <message>
        <source>the picture cannot be opened</source>
        <translation>l’image ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>the layout of this picture (depth, channels or sample type) cannot be opened</source>
        <translation>la structure de cette image (profondeur, canaux ou type de valeurs) ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>the picture has %1 × %2 pixels; the longest side allowed is %3</source>
        <translation>l’image a %1 × %2 pixels ; le plus grand côté permis est %3</translation>
    </message>
    <message>
        <source>the picture has %1 × %2 pixels; at most %3 megapixels are allowed</source>
        <translation>l’image a %1 × %2 pixels ; %3 mégapixels au plus sont permis</translation>
    </message>
    <message>
        <source>the picture has %1 × %2 pixels and needs %3 MB of memory; %4 MB may be used</source>
        <translation>l’image a %1 × %2 pixels et demande %3 Mo de mémoire ; %4 Mo peuvent être utilisés</translation>
    </message>
    <message>
        <source>CMYK was converted to sRGB</source>
        <translation>le CMJN a été converti en sRGB</translation>
    </message>
    <message>
        <source>the colour profile is damaged; it was ignored and sRGB is assumed</source>
        <translation>le profil de couleur est endommagé ; il a été ignoré et sRGB est supposé</translation>
    </message>
    <message>
        <source>the colour profile is damaged and was ignored</source>
        <translation>le profil de couleur est endommagé et a été ignoré</translation>
    </message>
    <message>
        <source>the colour profile is for another kind of picture; it was ignored and sRGB is assumed</source>
        <translation>le profil de couleur est celui d’un autre type d’image ; il a été ignoré et sRGB est supposé</translation>
    </message>
    <message>
        <source>only the first picture of the animation was opened</source>
        <translation>seule la première image de l’animation a été ouverte</translation>
    </message>
    <message>
        <source>the end mark of the JPEG is missing; all rows are there</source>
        <translation>la marque de fin du JPEG manque ; toutes les lignes sont là</translation>
    </message>
    <message>
        <source>the picture is in high dynamic range (PQ or HLG), which is shown as if it were not</source>
        <translation>l’image est à grande plage dynamique (PQ ou HLG) et montrée comme si elle ne l’était pas</translation>
    </message>
    <message>
        <source>the metadata are damaged and were ignored:</source>
        <translation>les métadonnées sont endommagées et ont été ignorées :</translation>
    </message>
    <message>
        <source>the XMP metadata are larger than %1 MB and were left out</source>
        <translation>les métadonnées XMP dépassent %1 Mo et ont été laissées de côté</translation>
    </message>
    <message>
        <source>this format cannot hold IPTC metadata; they were written as XMP</source>
        <translation>ce format ne peut contenir d’IPTC ; ces métadonnées ont été écrites en XMP</translation>
    </message>
    <message>
        <source>the file already exists</source>
        <translation>le fichier existe déjà</translation>
    </message>
    <message>
        <source>a folder has this name</source>
        <translation>un dossier porte ce nom</translation>
    </message>
    <message>
        <source>this is not the name of a file</source>
        <translation>ce n’est pas un nom de fichier</translation>
    </message>
    <message>
        <source>a device, pipe or socket has this name, which is never replaced</source>
        <translation>un périphérique, un tube ou une socket porte ce nom et n’est jamais remplacé</translation>
    </message>
    <message>
        <source>this is the photo itself, which is never overwritten</source>
        <translation>c’est la photo elle-même, qui n’est jamais écrasée</translation>
    </message>
    <message>
        <source>cannot write:</source>
        <translation>impossible d’écrire :</translation>
    </message>
    <message>
        <source>cannot write in this folder:</source>
        <translation>impossible d’écrire dans ce dossier :</translation>
    </message>
    <message>
        <source>cannot flush to the disk:</source>
        <translation>impossible d’écrire jusqu’au disque :</translation>
    </message>
    <message>
        <source>cannot move the finished file into place:</source>
        <translation>impossible de mettre le fichier terminé à sa place :</translation>
    </message>
    <message>
        <source>the disk has only %1 MB left; at least %2 MB are needed</source>
        <translation>il ne reste que %1 Mo sur le disque ; il en faut au moins %2</translation>
    </message>
    <message>
        <source>the export would take about %1 GB of memory, and %2 GB are free</source>
        <translation>l’exportation demanderait environ %1 Go de mémoire, et %2 Go sont libres</translation>
    </message>
    <message>
        <source>not enough memory to run the network</source>
        <translation>mémoire insuffisante pour le réseau</translation>
    </message>
    <message>
        <source>the network failed</source>
        <translation>le réseau a échoué</translation>
    </message>
</context>
<context>
    <name>glissade::Canvas</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Retouchée</translation>
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
        <translation>Recadrer</translation>
    </message>
    <message>
        <source>Ratio of width and height</source>
        <translation>Rapport de la largeur à la hauteur</translation>
    </message>
    <message>
        <source>Any ratio</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>As the photo</source>
        <translation>Celui de la photo</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>Higher than wide</source>
        <translation>Plus haut que large</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Largeur en pixels</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Hauteur en pixels</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Photo entière</translation>
    </message>
    <message>
        <source>Keep all of it</source>
        <translation>Tout garder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Leave the photo as it was (Esc)</source>
        <translation>Laisser la photo telle quelle (Échap)</translation>
    </message>
    <message>
        <source>Keep what is within the rectangle (Enter)</source>
        <translation>Garder ce qui est dans le rectangle (Entrée)</translation>
    </message>
</context>
<context>
    <name>glissade::CropTool</name>
    <message>
        <source>Crop</source>
        <translation>Recadrage</translation>
    </message>
    <message>
        <source>Drag a side, a corner or the whole rectangle; beyond it, draw a new one. Arrow keys move it, with Ctrl its right and lower side. Enter crops, Escape leaves the photo as it was.</source>
        <translation>Faites glisser un côté, un coin ou tout le rectangle ; en dehors, tracez-en un nouveau. Les flèches le déplacent, avec Ctrl son côté droit et son côté inférieur. Entrée recadre, Échap laisse la photo telle quelle.</translation>
    </message>
    <message>
        <source>%L1 × %L2 px at %L3, %L4</source>
        <translation>%L1 × %L2 px à %L3, %L4</translation>
    </message>
</context>
<context>
    <name>glissade::DifferenceHistogram</name>
    <message>
        <source>Histogram of the differences</source>
        <translation>Histogramme des différences</translation>
    </message>
    <message>
        <source>How many pixels are how far off, from 0 to 255; the height is logarithmic.</source>
        <translation>Combien de pixels s’écartent de combien, de 0 à 255 ; la hauteur est logarithmique.</translation>
    </message>
</context>
<context>
    <name>glissade::EditSaver</name>
    <message>
        <source>The saved edit of “%1” was not restored</source>
        <translation>La retouche enregistrée de « %1 » n’a pas été rétablie</translation>
    </message>
    <message>
        <source>%1. The file is left as it is.</source>
        <translation>%1. Le fichier reste tel quel.</translation>
    </message>
    <message>
        <source>An unsaved edit could not be recovered</source>
        <translation>Une retouche non enregistrée n’a pas pu être récupérée</translation>
    </message>
    <message>
        <source>Saved edit</source>
        <translation>Retouche enregistrée</translation>
    </message>
    <message>
        <source>The saved edit was restored</source>
        <translation>La retouche enregistrée a été rétablie</translation>
    </message>
    <message>
        <source>From “%1”. Undo shows the photo without it.</source>
        <translation>Depuis « %1 ». Annuler montre la photo sans elle.</translation>
    </message>
    <message>
        <source>Start without it</source>
        <translation>Commencer sans elle</translation>
    </message>
    <message>
        <source>Start without saved edit</source>
        <translation>Commencer sans la retouche enregistrée</translation>
    </message>
    <message>
        <source>There is a saved edit of “%1”</source>
        <translation>Il existe une retouche enregistrée de « %1 »</translation>
    </message>
    <message>
        <source>Restoring it replaces all steps and can be undone.</source>
        <translation>La rétablir remplace toutes les étapes et peut être annulé.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>There is an unsaved edit of “%1”</source>
        <translation>Il existe une retouche non enregistrée de « %1 »</translation>
    </message>
    <message>
        <source>It was kept when the program ended unexpectedly.</source>
        <translation>Elle a été conservée lorsque le programme s’est arrêté de façon inattendue.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Recovered edit</source>
        <translation>Retouche récupérée</translation>
    </message>
    <message>
        <source>About the saved edit of “%1”</source>
        <translation>À propos de la retouche enregistrée de « %1 »</translation>
    </message>
    <message>
        <source>Edit saved as “%1”</source>
        <translation>Retouche enregistrée sous « %1 »</translation>
    </message>
    <message>
        <source>Import it as a preset to use it on other photos.</source>
        <translation>Importez-la comme préréglage pour l’appliquer à d’autres photos.</translation>
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
        <translation>Passer à %1</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>Copier %1 vers %2</translation>
    </message>
    <message>
        <source>End A/B</source>
        <translation>Terminer A/B</translation>
    </message>
</context>
<context>
    <name>glissade::Editor</name>
    <message>
        <source>An unsaved edit could not be recovered</source>
        <translation>Une retouche non enregistrée n’a pas pu être récupérée</translation>
    </message>
    <message>
        <source>An unsaved edit could not be discarded</source>
        <translation>Une retouche non enregistrée n’a pas pu être abandonnée</translation>
    </message>
</context>
<context>
    <name>glissade::ExportController</name>
    <message>
        <source>Exporting %1, %2 %</source>
        <translation>Exportation de %1, %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n more)</source>
        <translation>
            <numerusform>%1 (%n autre)</numerusform>
            <numerusform>%1 (%n autres)</numerusform>
        </translation>
    </message>
    <message>
        <source>Export of “%1” cancelled</source>
        <translation>Exportation de « %1 » annulée</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>Exported “%1”</source>
        <translation>« %1 » exporté</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>“%1” exists already</source>
        <translation>« %1 » existe déjà</translation>
    </message>
    <message>
        <source>Nothing was written, as it was chosen in the dialog.</source>
        <translation>Rien n’a été écrit, comme choisi dans la boîte de dialogue.</translation>
    </message>
    <message>
        <source>%1, %2 s left</source>
        <translation>%1, encore %2 s</translation>
    </message>
    <message>
        <source>%1, %2 min left</source>
        <translation>%1, encore %2 min</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 sur %3)</translation>
    </message>
    <message>
        <source>Exporting %1: %2, %3 %</source>
        <translation>Exportation de %1 : %2, %3 %</translation>
    </message>
</context>
<context>
    <name>glissade::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Target file</source>
        <translation>Fichier cible</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
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
        <translation>Qualité</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualité</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>&amp;Bit depth</source>
        <translation>Profon&amp;deur</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Long edge</source>
        <translation>Grand côté</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Long edge in pixels</source>
        <translation>Grand côté en pixels</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Taille</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s (%1)</source>
        <translation>Celui de la photo (%1)</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Profil de couleur</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>All but location</source>
        <translation>Toutes sauf le lieu</translation>
    </message>
    <message>
        <source>Copyright only</source>
        <translation>Droits d’auteur seulement</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Métadonnées</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exporter vers</translation>
    </message>
    <message>
        <source>32 bit float</source>
        <translation>32 bits flottants</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>%L1 × %L2 px</source>
        <translation>%L1 × %L2 px</translation>
    </message>
    <message>
        <source>Enter the name of the file to write.</source>
        <translation>Entrez le nom du fichier à écrire.</translation>
    </message>
    <message>
        <source>This is the opened photo, which is never overwritten. Choose another name.</source>
        <translation>C’est la photo ouverte, qui n’est jamais écrasée. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The folder “%1” does not exist.</source>
        <translation>Le dossier « %1 » n’existe pas.</translation>
    </message>
    <message>
        <source>You may not write in the folder “%1”.</source>
        <translation>Vous ne pouvez pas écrire dans le dossier « %1 ».</translation>
    </message>
    <message>
        <source>%1 has no transparency: it will be lost.</source>
        <translation>%1 n’a pas de transparence : elle sera perdue.</translation>
    </message>
    <message>
        <source>Replace?</source>
        <translation>Remplacer ?</translation>
    </message>
    <message>
        <source>“%1” exists already.</source>
        <translation>« %1 » existe déjà.</translation>
    </message>
    <message>
        <source>Replacing it cannot be undone.</source>
        <translation>Le remplacement ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Open the folder when &amp;done</source>
        <translation>Ouvrir &amp;le dossier ensuite</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, environ %2</translation>
    </message>
    <message>
        <source>“%1” exists already and will be overwritten.</source>
        <translation>« %1 » existe déjà et sera écrasé.</translation>
    </message>
    <message>
        <source>“%1” exists already: nothing will be written.</source>
        <translation>« %1 » existe déjà : rien ne sera écrit.</translation>
    </message>
    <message>
        <source>P&amp;reset</source>
        <translation>P&amp;réréglage</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Add a number to the name</source>
        <translation>Ajouter un numéro au nom</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>L’écraser</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>Ne rien écrire</translation>
    </message>
    <message>
        <source>If the file exists</source>
        <translation>Si le fichier existe</translation>
    </message>
    <message>
        <source>&amp;If it exists</source>
        <translation>S’&amp;il existe</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Pourcentage</translation>
    </message>
    <message>
        <source>Size in percent</source>
        <translation>Taille en pourcentage</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Enlarged, the photo would have %L1 × %L2 pixels, which is too large. Choose a smaller factor.</source>
        <translation>Agrandie, la photo aurait %L1 × %L2 pixels, ce qui est trop. Choisissez un facteur plus petit.</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>Agrandie</translation>
    </message>
    <message>
        <source>Times as wide and as high</source>
        <translation>Fois plus large et plus haute</translation>
    </message>
    <message>
        <source>By super resolution, behind all steps</source>
        <translation>Par super-résolution, après toutes les étapes</translation>
    </message>
    <message>
        <source>Perceptual</source>
        <translation>Perception</translation>
    </message>
    <message>
        <source>Relative colorimetric</source>
        <translation>Colorimétrie relative</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturation</translation>
    </message>
    <message>
        <source>Absolute colorimetric</source>
        <translation>Colorimétrie absolue</translation>
    </message>
    <message>
        <source>Rendering intent</source>
        <translation>Mode de rendu</translation>
    </message>
    <message>
        <source>How colours are carried into a profile with tables of its own for each way. sRGB, Display P3 and Adobe RGB convert one way.</source>
        <translation>Comment les couleurs passent dans un profil qui a ses propres tables pour chaque mode. sRGB, Display P3 et Adobe RGB n’ont qu’une conversion.</translation>
    </message>
    <message>
        <source>Inten&amp;t</source>
        <translation>Re&amp;ndu</translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Compression</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compression</translation>
    </message>
    <message>
        <source>More makes the file smaller and takes longer; the pixels are the same.</source>
        <translation>Plus rend le fichier plus petit et prend plus de temps ; les pixels restent les mêmes.</translation>
    </message>
</context>
<context>
    <name>glissade::ExportPresetRow</name>
    <message>
        <source>Export preset</source>
        <translation>Préréglage d’exportation</translation>
    </message>
    <message>
        <source>Save these choices as a preset</source>
        <translation>Enregistrer ces choix comme préréglage</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Renommer le préréglage</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Supprimer le préréglage</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Save export preset</source>
        <translation>Enregistrer le préréglage d’exportation</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Rename export preset</source>
        <translation>Renommer le préréglage d’exportation</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
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
        <translation>Rouge</translation>
    </message>
    <message>
        <source>G</source>
        <translation>V</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
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
        <translation>Logarithmique</translation>
    </message>
    <message>
        <source>Heights are logarithms: rare values are seen too</source>
        <translation>Les hauteurs sont des logarithmes : les valeurs rares se voient aussi</translation>
    </message>
    <message>
        <source>The pixel under the pointer: original → edit, from 0 to 255 and from 0 to 1</source>
        <translation>Le pixel sous le pointeur : original → retouche, de 0 à 255 et de 0 à 1</translation>
    </message>
</context>
<context>
    <name>glissade::HistogramPlot</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>%1 % of the pixels are black, %2 % white</source>
        <translation>%1 % des pixels sont noirs, %2 % blancs</translation>
    </message>
</context>
<context>
    <name>glissade::ImageCopy</name>
    <message>
        <source>Image copied</source>
        <translation>Image copiée</translation>
    </message>
    <message>
        <source>%L1 × %L2 pixels are on the clipboard.</source>
        <translation>%L1 × %L2 pixels sont dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The image was not copied</source>
        <translation>L’image n’a pas été copiée</translation>
    </message>
    <message>
        <source>It could not be made: %1. The clipboard is as it was.</source>
        <translation>Elle n’a pas pu être calculée : %1. Le presse-papiers est tel qu’il était.</translation>
    </message>
</context>
<context>
    <name>glissade::MainWindow</name>
    <message>
        <source>Photos (%1)</source>
        <translation>Photos (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1[*] — Glissade</source>
        <translation>%1[*] — Glissade</translation>
    </message>
    <message>
        <source>About “%1”</source>
        <translation>À propos de « %1 »</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Vider la liste</translation>
    </message>
    <message>
        <source>Unsaved edit</source>
        <translation>Retouche non enregistrée</translation>
    </message>
    <message>
        <source>Export in progress</source>
        <translation>Exportation en cours</translation>
    </message>
    <message>
        <source>An export is still running.</source>
        <translation>Une exportation est encore en cours.</translation>
    </message>
    <message>
        <source>If it is cancelled, nothing is written.</source>
        <translation>Si elle est annulée, rien n’est écrit.</translation>
    </message>
    <message>
        <source>Keep exporting</source>
        <translation>Continuer l’exportation</translation>
    </message>
    <message>
        <source>Cancel export and close</source>
        <translation>Annuler l’exportation et fermer</translation>
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
        <translation>Historique</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Opérateurs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>Paste edit</source>
        <translation>Coller les réglages</translation>
    </message>
    <message>
        <source>No edit was pasted</source>
        <translation>Aucun réglage collé</translation>
    </message>
    <message>
        <source>The clipboard holds no edit that can be read: %1. Nothing was changed.</source>
        <translation>Le presse-papiers ne contient pas de réglages lisibles : %1. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Later steps follow</source>
        <translation>Les étapes suivantes arrivent</translation>
    </message>
    <message>
        <source>The edit of “%1” is not saved.</source>
        <translation>La retouche de « %1 » n’est pas enregistrée.</translation>
    </message>
    <message>
        <source>Unsaved edits would not survive a crash</source>
        <translation>Les retouches non enregistrées ne survivraient pas à un plantage</translation>
    </message>
    <message>
        <source>%1. Save often.</source>
        <translation>%1. Enregistrez souvent.</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Préréglage : %1</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>“%1” has changed on disk</source>
        <translation>« %1 » a changé sur le disque</translation>
    </message>
    <message>
        <source>Reload reads it again and keeps the edit. Keep goes on with the photo as it was.</source>
        <translation>Recharger la relit et garde la retouche. Garder continue avec la photo telle qu’elle était.</translation>
    </message>
    <message>
        <source>“%1” is not on disk any more</source>
        <translation>« %1 » n’est plus sur le disque</translation>
    </message>
    <message>
        <source>Keep goes on with the photo as it was; it can still be exported. Reload looks for it again.</source>
        <translation>Garder continue avec la photo telle qu’elle était ; elle peut toujours être exportée. Recharger la cherche de nouveau.</translation>
    </message>
    <message>
        <source>Save edit as</source>
        <translation>Enregistrer la retouche sous</translation>
    </message>
    <message>
        <source>Edits (*%1)</source>
        <translation>Retouches (*%1)</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Photo info</source>
        <translation>Infos photo</translation>
    </message>
    <message>
        <source>Up to the step that is swept</source>
        <translation>Jusqu’à l’étape déclinée</translation>
    </message>
    <message>
        <source>Saving puts it into a small file beside the photo, which stays as it is.</source>
        <translation>L’enregistrement la met dans un petit fichier à côté de la photo, qui reste telle quelle.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>Panels that lie in one place. Drag one elsewhere by its title.</source>
        <translation>Des panneaux situés au même endroit. Déplacez-en un en glissant son titre.</translation>
    </message>
    <message>
        <source>The photo with its edit. The wheel zooms at the pointer, Space and drag or the middle button moves it, a double-click toggles between the whole photo and one photo pixel on one screen pixel. Hold \ to see the original.</source>
        <translation>La photo avec sa retouche. La molette zoome sous le pointeur, Espace et glisser ou le bouton du milieu la déplace, un double-clic alterne entre la photo entière et un pixel de photo pour un pixel d’écran. Maintenez \ pour voir l’original.</translation>
    </message>
    <message>
        <source>Open a photo here: drop it, choose it, or take a recent one.</source>
        <translation>Ouvrez une photo ici : déposez-la, choisissez-la ou reprenez une photo récente.</translation>
    </message>
    <message>
        <source>The steps of the edit, applied from the top down. Drag a step to another place, switch it off and on, or select it to see its parameters. The photo itself is never changed.</source>
        <translation>Les étapes de la retouche, appliquées de haut en bas. Glissez une étape ailleurs, désactivez-la ou réactivez-la, ou sélectionnez-la pour voir ses paramètres. La photo elle-même n’est jamais modifiée.</translation>
    </message>
    <message>
        <source>All operators. Choosing one makes the selected step one of its kind; type to find it by its name.</source>
        <translation>Tous les opérateurs. En choisir un change l’étape sélectionnée en une étape de ce type ; tapez pour le trouver par son nom.</translation>
    </message>
    <message>
        <source>Edits with a name. Point at one to see it on the canvas, press it to apply it as one undo step.</source>
        <translation>Des retouches nommées. Pointez-en une pour la voir sur la photo, cliquez pour l’appliquer en une seule étape d’annulation.</translation>
    </message>
    <message>
        <source>The selected step: what it does, its values, the scale at which it works.</source>
        <translation>L’étape sélectionnée : ce qu’elle fait, ses valeurs, l’échelle à laquelle elle travaille.</translation>
    </message>
    <message>
        <source>How many pixels have each value, from black on the left to white on the right, of what the canvas shows.</source>
        <translation>Combien de pixels ont chaque valeur, du noir à gauche au blanc à droite, dans ce qui est affiché.</translation>
    </message>
    <message>
        <source>What the photo&apos;s file says about it: size, format, profile, camera, place.</source>
        <translation>Ce que le fichier dit de la photo : dimensions, format, profil, appareil, lieu.</translation>
    </message>
    <message>
        <source>Every state of the edit since the photo was opened. A click goes back to it.</source>
        <translation>Chaque état de la retouche depuis l’ouverture de la photo. Un clic y revient.</translation>
    </message>
    <message>
        <source>Holds the selected step&apos;s network against its exact algorithm: times, fidelity, and where they differ.</source>
        <translation>Compare le réseau de l’étape sélectionnée à l’algorithme exact : durées, fidélité, et où ils diffèrent.</translation>
    </message>
    <message>
        <source>Unsaved photo</source>
        <translation>Photo non enregistrée</translation>
    </message>
    <message>
        <source>“%1” is in no file.</source>
        <translation>« %1 » n’est dans aucun fichier.</translation>
    </message>
    <message>
        <source>Exporting writes it into one, with its steps.</source>
        <translation>L’exportation l’écrit dans un fichier, avec ses étapes.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Nothing was pasted</source>
        <translation>Rien n’a été collé</translation>
    </message>
    <message>
        <source>The clipboard holds no picture that can be opened: %1. Copy one and try again.</source>
        <translation>Le presse-papiers ne contient pas d’image qui puisse être ouverte : %1. Copiez-en une et réessayez.</translation>
    </message>
    <message>
        <source>Stopped: not what the edit gives</source>
        <translation>Arrêté : ce n’est pas le résultat des retouches</translation>
    </message>
    <message>
        <source>Draft of all steps</source>
        <translation>Ébauche de toutes les étapes</translation>
    </message>
    <message>
        <source>The preview was stopped</source>
        <translation>L’aperçu a été arrêté</translation>
    </message>
    <message>
        <source>The edit is unchanged. It is computed again with the next change, or another view.</source>
        <translation>Les retouches sont inchangées. Elles sont recalculées à la prochaine modification ou avec une autre vue.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>glissade::ManualWindow</name>
    <message>
        <source>:/manual/en.md</source>
        <extracomment>The manual&apos;s file in your language</extracomment>
        <translation>:/manual/fr.md</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
</context>
<context>
    <name>glissade::MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>glissade::OpenDialog</name>
    <message>
        <source>Open photos</source>
        <translation>Ouvrir des photos</translation>
    </message>
    <message>
        <source>Picture of the chosen file</source>
        <translation>Image du fichier choisi</translation>
    </message>
    <message>
        <source>No picture: %1</source>
        <translation>Pas d’image : %1</translation>
    </message>
    <message>
        <source>Choose a photo to see it here.</source>
        <translation>Choisissez une photo pour la voir ici.</translation>
    </message>
    <message>
        <source>%L1 × %L2 pixels</source>
        <translation>%L1 × %L2 pixels</translation>
    </message>
</context>
<context>
    <name>glissade::OperatorHealth</name>
    <message>
        <source>Cannot be used: %1</source>
        <translation>Inutilisable : %1</translation>
    </message>
    <message>
        <source>By its exact algorithm only: %1</source>
        <translation>Seulement avec l’algorithme exact : %1</translation>
    </message>
</context>
<context>
    <name>glissade::OperatorList</name>
    <message>
        <source>Find an operator</source>
        <translation>Rechercher un opérateur</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Opérateurs</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>The photo as it is.</source>
        <translation>La photo telle quelle.</translation>
    </message>
</context>
<context>
    <name>glissade::ParameterPanel</name>
    <message>
        <source>Native</source>
        <translation>Native</translation>
    </message>
    <message>
        <source>Effect scale</source>
        <translation>Échelle de l’effet</translation>
    </message>
    <message>
        <source>The size at which the operator works: coarser scales treat larger structures as detail, and a radius in pixels means pixels of that size.</source>
        <translation>La taille à laquelle l’opérateur travaille : une échelle plus grossière traite de plus grandes structures comme des détails, et un rayon en pixels s’entend en pixels de cette taille.</translation>
    </message>
    <message>
        <source>Exact algorithm</source>
        <translation>Algorithme exact</translation>
    </message>
    <message>
        <source>Compute with the original algorithm instead of the network: slow, the reference.</source>
        <translation>Calculer avec l’algorithme d’origine au lieu du réseau : lent, la référence.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Auto (%1)</source>
        <translation>Auto (%1)</translation>
    </message>
    <message>
        <source>Works on the photo&apos;s own pixels.</source>
        <translation>Travaille sur les pixels mêmes de la photo.</translation>
    </message>
    <message>
        <source>Works at %L1 × %L2 pixels.</source>
        <translation>Travaille à %L1 × %L2 pixels.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Choose an operator, or add a step, to see its parameters.</source>
        <translation>Choisir un opérateur ou ajouter une étape pour voir ses paramètres.</translation>
    </message>
    <message>
        <source>Switch the step on or off</source>
        <translation>Activer ou désactiver l’étape</translation>
    </message>
    <message>
        <source>Step on</source>
        <translation>Étape active</translation>
    </message>
    <message>
        <source>From the photo</source>
        <translation>D’après la photo</translation>
    </message>
    <message>
        <source>Measure %1 in the photo and begin there.</source>
        <translation>Mesurer %1 dans la photo et partir de là.</translation>
    </message>
    <message>
        <source>Comes last. The photo becomes %L1 × %L2 pixels when it is exported; the canvas shows it at its own size.</source>
        <translation>Vient toujours en dernier. La photo fera %L1 × %L2 pixels à l’exportation ; la vue la montre à sa propre taille.</translation>
    </message>
</context>
<context>
    <name>glissade::ParameterSlider</name>
    <message>
        <source>Reset to %1</source>
        <translation>Réinitialiser à %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Réinitialiser %1</translation>
    </message>
    <message>
        <source>Set to %1: values from %2 to %3 are possible.</source>
        <translation>Réglé à %1 : les valeurs de %2 à %3 sont possibles.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>&amp;Copy value</source>
        <translation>&amp;Copier la valeur</translation>
    </message>
    <message>
        <source>&amp;Paste value</source>
        <translation>Co&amp;ller la valeur</translation>
    </message>
    <message>
        <source>Make this my &amp;default</source>
        <translation>En faire ma valeur par &amp;défaut</translation>
    </message>
    <message>
        <source>Use the s&amp;hipped default</source>
        <translation>&amp;Utiliser la valeur d’origine</translation>
    </message>
    <message>
        <source>&amp;Sweep…</source>
        <translation>&amp;Déclinaisons…</translation>
    </message>
    <message>
        <source>Drag, or click on the track. With the keyboard: arrow keys a step, Page keys ten, Home and End the ends; Shift ten times as far, Ctrl a tenth. Backspace or a double-click resets.</source>
        <translation>Glissez, ou cliquez sur la piste. Au clavier : les flèches pour un pas, les touches Page pour dix, Début et Fin pour les extrémités ; avec Maj dix fois plus loin, avec Ctrl un dixième. Retour arrière ou un double-clic réinitialise.</translation>
    </message>
</context>
<context>
    <name>glissade::PhotoInfoPanel</name>
    <message numerus="yes">
        <source>%n bit, floating point</source>
        <translation>
            <numerusform>%n bit, virgule flottante</numerusform>
            <numerusform>%n bits, virgule flottante</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit</source>
        <translation>
            <numerusform>%n bit</numerusform>
            <numerusform>%n bits</numerusform>
        </translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>CMYK, converted</source>
        <translation>CMJN, converti</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RVB</translation>
    </message>
    <message>
        <source>%1 with alpha</source>
        <translation>%1 avec alpha</translation>
    </message>
    <message>
        <source>%L1 × %L2 (%3 MP)</source>
        <translation>%L1 × %L2 (%3 Mpx)</translation>
    </message>
    <message>
        <source>Photo info</source>
        <translation>Infos photo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposition</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Which metadata the format of the last export can hold.</source>
        <translation>Quelles métadonnées le format du dernier export peut contenir.</translation>
    </message>
    <message>
        <source>None: taken for sRGB</source>
        <translation>Aucun : considéré comme sRGB</translation>
    </message>
    <message>
        <source>%1 can hold %2 and the profile.</source>
        <translation>%1 peut contenir %2 et le profil.</translation>
    </message>
    <message>
        <source>IPTC goes into XMP.</source>
        <translation>IPTC va dans XMP.</translation>
    </message>
    <message>
        <source>All but the location is written.</source>
        <translation>Tout est écrit sauf le lieu.</translation>
    </message>
    <message>
        <source>Only author and copyright are written.</source>
        <translation>Seuls l’auteur et le copyright sont écrits.</translation>
    </message>
    <message>
        <source>Of these, only the profile is written.</source>
        <translation>De cela, seul le profil est écrit.</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Collée</translation>
    </message>
</context>
<context>
    <name>glissade::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>&amp;Rétablir les valeurs par défaut</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Grey behind the photo</source>
        <translation>Gris derrière la photo</translation>
    </message>
    <message>
        <source>&amp;Grey behind the photo</source>
        <translation>&amp;Gris derrière la photo</translation>
    </message>
    <message>
        <source>0 is black, 255 white. %1 looks half as bright as white.</source>
        <translation>0 est noir, 255 blanc. %1 paraît deux fois moins clair que le blanc.</translation>
    </message>
    <message>
        <source>Wheel over a slider</source>
        <translation>Molette sur un curseur</translation>
    </message>
    <message>
        <source>Scrolls the panel, unless the slider has the focus</source>
        <translation>Fait défiler le panneau, sauf si le curseur a le focus</translation>
    </message>
    <message>
        <source>Always changes the slider</source>
        <translation>Change toujours le curseur</translation>
    </message>
    <message>
        <source>&amp;Wheel over a slider</source>
        <translation>&amp;Molette sur un curseur</translation>
    </message>
    <message>
        <source>A quarter of the memory</source>
        <translation>Un quart de la mémoire</translation>
    </message>
    <message>
        <source>Most memory for features, in megabytes</source>
        <translation>Mémoire maximale pour les caractéristiques, en mégaoctets</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>&amp;Memory for features</source>
        <translation>Mémoire des &amp;caractéristiques</translation>
    </message>
    <message>
        <source>Features are what is computed once for each photo, so that sliders answer at once. The limit holds for each window; over it, those not used for longest are dropped and computed again when needed.</source>
        <translation>Les caractéristiques sont calculées une fois par photo, afin que les curseurs répondent aussitôt. La limite vaut pour chaque fenêtre ; au-delà, celles qui n’ont pas servi depuis le plus longtemps sont abandonnées et recalculées au besoin.</translation>
    </message>
    <message>
        <source>&amp;Empty now</source>
        <translation>&amp;Vider maintenant</translation>
    </message>
</context>
<context>
    <name>glissade::PresetController</name>
    <message>
        <source>A preset cannot be used</source>
        <translation>Un préréglage est inutilisable</translation>
    </message>
    <message>
        <source>Preset “%1”</source>
        <translation>Préréglage « %1 »</translation>
    </message>
    <message>
        <source>%1. Nothing was changed.</source>
        <translation>%1. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Enregistrer le préréglage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message numerus="yes">
        <source>Whole edit: %n steps</source>
        <translation>
            <numerusform>Retouche entière : %n étape</numerusform>
            <numerusform>Retouche entière : %n étapes</numerusform>
        </translation>
    </message>
    <message>
        <source>Selected step: %1</source>
        <translation>Étape choisie : %1</translation>
    </message>
    <message>
        <source>The preset “%1” was not saved</source>
        <translation>Le préréglage « %1 » n’a pas été enregistré</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Renommer le préréglage</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>The preset “%1” was not renamed</source>
        <translation>Le préréglage « %1 » n’a pas été renommé</translation>
    </message>
    <message>
        <source>The preset “%1” was deleted</source>
        <translation>Le préréglage « %1 » a été supprimé</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Le récupérer</translation>
    </message>
    <message>
        <source>The preset “%1” was not deleted</source>
        <translation>Le préréglage « %1 » n’a pas été supprimé</translation>
    </message>
    <message>
        <source>Import preset</source>
        <translation>Importer un préréglage</translation>
    </message>
    <message>
        <source>Presets and edits (*%1 *.glissade.json)</source>
        <translation>Préréglages et retouches (*%1 *.glissade.json)</translation>
    </message>
    <message>
        <source>“%1” was not imported</source>
        <translation>« %1 » n’a pas été importé</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>Exporter le préréglage</translation>
    </message>
    <message>
        <source>Presets (*%1)</source>
        <translation>Préréglages (*%1)</translation>
    </message>
    <message>
        <source>The preset “%1” was not exported</source>
        <translation>Le préréglage « %1 » n’a pas été exporté</translation>
    </message>
</context>
<context>
    <name>glissade::PresetNameDialog</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>É&amp;tapes</translation>
    </message>
</context>
<context>
    <name>glissade::PresetsPanel</name>
    <message>
        <source>No steps: the photo as it is.</source>
        <translation>Aucune étape : la photo telle quelle.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Save steps as a preset</source>
        <translation>Enregistrer les étapes comme préréglage</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Importer un préréglage</translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation>Exporter le préréglage</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Renommer le préréglage</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Supprimer le préréglage</translation>
    </message>
    <message>
        <source>Apply to</source>
        <translation>Appliquer à</translation>
    </message>
    <message>
        <source>What a preset does to the steps that are there.</source>
        <translation>Ce qu’un préréglage fait des étapes présentes.</translation>
    </message>
    <message>
        <source>Whole edit</source>
        <translation>Retouche entière</translation>
    </message>
    <message>
        <source>Selected step</source>
        <translation>Étape choisie</translation>
    </message>
    <message>
        <source>New steps</source>
        <translation>Nouvelles étapes</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Fournis</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>Mes préréglages</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Appliquer</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
</context>
<context>
    <name>glissade::RecoveryDialog</name>
    <message>
        <source>Unsaved edits</source>
        <translation>Retouches non enregistrées</translation>
    </message>
    <message>
        <source>Glissade ended unexpectedly. These edits were not saved yet; the photos themselves are as they were. Which are to be restored?</source>
        <translation>Glissade s’est arrêté de façon inattendue. Ces retouches n’étaient pas encore enregistrées ; les photos elles-mêmes sont intactes. Lesquelles rétablir ?</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>%1 — %2 (%3)</source>
        <translation>%1 — %2 (%3)</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>tournée</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>recadrée</translation>
    </message>
</context>
<context>
    <name>glissade::ReferenceControl</name>
    <message>
        <source>%L1 × %L2 pixels</source>
        <translation>%L1 × %L2 pixels</translation>
    </message>
    <message>
        <source>Difference ×%1</source>
        <translation>Différence ×%1</translation>
    </message>
</context>
<context>
    <name>glissade::ReferencePanel</name>
    <message>
        <source>%L1 × slower</source>
        <translation>%L1 × plus lent</translation>
    </message>
    <message>
        <source>%L1 × faster</source>
        <translation>%L1 × plus rapide</translation>
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
        <translation>Afficher sur la photo</translation>
    </message>
    <message>
        <source>Compute the original algorithm in the background and hold the network against it</source>
        <translation>Calculer l’algorithme d’origine en arrière-plan et lui comparer le réseau</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Progression de la comparaison</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Exact algorithm</source>
        <translation>Algorithme exact</translation>
    </message>
    <message>
        <source>The time that the original algorithm took</source>
        <translation>Le temps qu’a pris l’algorithme d’origine</translation>
    </message>
    <message>
        <source>Network, once a photo</source>
        <translation>Réseau, une fois par photo</translation>
    </message>
    <message>
        <source>The base network and the tail, on the same pixels</source>
        <translation>Le réseau de base et ses dernières couches, sur les mêmes pixels</translation>
    </message>
    <message>
        <source>Network, a slider move</source>
        <translation>Réseau, un mouvement de curseur</translation>
    </message>
    <message>
        <source>The tail alone, on the same pixels</source>
        <translation>Les dernières couches seules, sur les mêmes pixels</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>How near the network comes; 100 dB is the same picture</source>
        <translation>À quel point le réseau s’approche ; 100 dB, c’est la même image</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>How alike the structures are; 1 is the same picture</source>
        <translation>À quel point les structures se ressemblent ; 1, c’est la même image</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>Plus grande erreur</translation>
    </message>
    <message>
        <source>Of any channel of any pixel</source>
        <translation>D’un canal d’un pixel quelconque</translation>
    </message>
    <message>
        <source>Show the differences in place of the edit: dark where there are none</source>
        <translation>Afficher les différences à la place de la retouche : sombre là où il n’y en a pas</translation>
    </message>
    <message>
        <source>Gain of the difference</source>
        <translation>Gain de la différence</translation>
    </message>
    <message>
        <source>How much differences are enlarged</source>
        <translation>De combien les différences sont amplifiées</translation>
    </message>
    <message>
        <source>Difference of the pixels</source>
        <translation>Différence des pixels</translation>
    </message>
    <message>
        <source>Select a step to hold its network against the exact algorithm.</source>
        <translation>Choisissez une étape pour comparer son réseau à l’algorithme exact.</translation>
    </message>
    <message>
        <source>%1 has no classical form: there is nothing to hold the network against.</source>
        <translation>%1 n’a pas de forme classique : il n’y a rien à quoi comparer le réseau.</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Comparer de nouveau</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>%L1 dB</source>
        <translation>%L1 dB</translation>
    </message>
    <message>
        <source>%1 of 255</source>
        <translation>%1 sur 255</translation>
    </message>
    <message>
        <source>Half of the pixels are at most %1 off, 95 % at most %2.</source>
        <translation>La moitié des pixels s’écarte d’au plus %1, 95 % d’au plus %2.</translation>
    </message>
    <message>
        <source>The step has changed since: these are the figures of the values before.</source>
        <translation>L’étape a changé depuis : ce sont les chiffres des valeurs précédentes.</translation>
    </message>
</context>
<context>
    <name>glissade::Settings</name>
    <message>
        <source>%1 could not be read in full, and could not be kept aside: %2.</source>
        <translation>%1 n’a pas pu être lu en entier et n’a pas pu être mis de côté : %2.</translation>
    </message>
    <message>
        <source>%1 could not be read in full and was moved to %2. What could be read of it stays in force.</source>
        <translation>%1 n’a pas pu être lu en entier et a été déplacé vers %2. Ce qui a pu en être lu reste en vigueur.</translation>
    </message>
    <message>
        <source>The settings file is damaged</source>
        <translation>Le fichier des réglages est endommagé</translation>
    </message>
    <message>
        <source>The settings are of a newer version of Glissade</source>
        <translation>Les réglages proviennent d’une version plus récente de Glissade</translation>
    </message>
    <message>
        <source>%1 could not be kept aside: %2.</source>
        <translation>%1 n’a pas pu être mis de côté : %2.</translation>
    </message>
    <message>
        <source>%1 was moved to %2. What this version knows of it stays in force.</source>
        <translation>%1 a été déplacé vers %2. Ce que cette version en connaît reste en vigueur.</translation>
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
        <translation>Terminer A/B : garder la retouche en cours</translation>
    </message>
    <message>
        <source>End A/B</source>
        <translation>Terminer A/B</translation>
    </message>
    <message>
        <source>Edit %1 (X)</source>
        <translation>Retouche %1 (X)</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Retouche %1</translation>
    </message>
    <message>
        <source>Make the other edit a copy of this one</source>
        <translation>Faire de l’autre retouche une copie de celle-ci</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Une</translation>
    </message>
    <message>
        <source>Show the edit in hand</source>
        <translation>Afficher la retouche en cours</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partagé</translation>
    </message>
    <message>
        <source>A left of the divider, B right of it (Y)</source>
        <translation>A à gauche du séparateur, B à droite (Y)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Show where A and B differ, and how much</source>
        <translation>Montrer où et de combien A et B diffèrent</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Mix A and B</source>
        <translation>Mélanger A et B</translation>
    </message>
    <message>
        <source>Gain of the difference</source>
        <translation>Gain de la différence</translation>
    </message>
    <message>
        <source>How much differences are enlarged</source>
        <translation>De combien les différences sont amplifiées</translation>
    </message>
    <message>
        <source>Blend from A to B</source>
        <translation>Mélange de A à B</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>Copier %1 vers %2</translation>
    </message>
</context>
<context>
    <name>glissade::SlotControl</name>
    <message>
        <source>Difference ×%1</source>
        <translation>Différence ×%1</translation>
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
        <translation>Séparateur entre l’original et la retouche</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys. Double-click puts it in the middle.</source>
        <translation>Faites glisser ou utilisez les flèches. Un double-clic le remet au milieu.</translation>
    </message>
</context>
<context>
    <name>glissade::StartPage</name>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>Déposez une photo ici</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Ouverture de %1…</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
</context>
<context>
    <name>glissade::StatusLine</name>
    <message>
        <source>Plain</source>
        <translation>Brute</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Stable</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exact</translation>
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
        <translation>%1 bits flottants</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>Size of the photo in pixels</source>
        <translation>Taille de la photo en pixels</translation>
    </message>
    <message>
        <source>Bit depth and colour profile of the photo</source>
        <translation>Profondeur et profil de couleur de la photo</translation>
    </message>
    <message>
        <source>Effect scale: the size at which the operator works</source>
        <translation>Échelle de l’effet : la taille à laquelle l’opérateur travaille</translation>
    </message>
    <message>
        <source>Time that the last preview took</source>
        <translation>Durée du dernier aperçu</translation>
    </message>
    <message>
        <source>Zoom: photo pixels to screen pixels</source>
        <translation>Zoom : pixels de la photo par pixels de l’écran</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Progression de l’exportation</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Annuler l’exportation</translation>
    </message>
    <message>
        <source>%L1 × %L2</source>
        <translation>%L1 × %L2</translation>
    </message>
    <message>
        <source>native</source>
        <translation>native</translation>
    </message>
    <message>
        <source>Effect: auto, %1</source>
        <translation>Effet : auto, %1</translation>
    </message>
    <message>
        <source>Effect: %1</source>
        <translation>Effet : %1</translation>
    </message>
    <message>
        <source>Working %1 %</source>
        <translation>Calcul, %1 %</translation>
    </message>
    <message>
        <source>Preview: %1</source>
        <translation>Aperçu : %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Computes on the processor: %1</source>
        <translation>Calcule sur le processeur : %1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Plain: the photo itself. Live: at reduced size, finer to come. Settled: as exported. Exact: from the exact algorithm, or computed at full size. Stopped: older than the edit.</source>
        <translation>Brute : la photo elle-même. En direct : en taille réduite, plus fin à venir. Stable : comme à l’exportation. Exact : par l’algorithme exact, ou calculé en pleine taille. Arrêté : plus ancien que les retouches.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Stop opening the photo (Esc)</source>
        <translation>Arrêter l’ouverture de la photo (Échap)</translation>
    </message>
    <message>
        <source>Stop computing the preview</source>
        <translation>Arrêter le calcul de l’aperçu</translation>
    </message>
</context>
<context>
    <name>glissade::StepEditor</name>
    <message>
        <source>Add %1</source>
        <translation>Ajouter %1</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>Dupliquer %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Déplacer %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Photo entière</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recadrer</translation>
    </message>
</context>
<context>
    <name>glissade::StepListModel</name>
    <message>
        <source>Opacity only</source>
        <translation>Opacité seule</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>Opacity %1</source>
        <translation>Opacité %1</translation>
    </message>
</context>
<context>
    <name>glissade::StepsPanel</name>
    <message>
        <source>No steps: the photo as it is.</source>
        <translation>Aucune étape : la photo telle quelle.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
</context>
<context>
    <name>glissade::SweepStrip</name>
    <message>
        <source>Whole range</source>
        <translation>Toute la plage</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Déclinaisons</translation>
    </message>
    <message>
        <source>Parameter to sweep</source>
        <translation>Paramètre à décliner</translation>
    </message>
    <message>
        <source>Spread the variants over the whole range again</source>
        <translation>Répartir de nouveau les variantes sur toute la plage</translation>
    </message>
    <message>
        <source>Close the sweep</source>
        <translation>Fermer les déclinaisons</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
</context>
<context>
    <name>glissade::SweepTile</name>
    <message>
        <source>Click: use %1. Shift+click: narrow the range round it.</source>
        <translation>Clic : utiliser %1. Maj+clic : resserrer la plage autour.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
</context>
<context>
    <name>glissade::SystemInformation</name>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2</source>
        <translation>%1 dB, SSIM %2</translation>
    </message>
    <message>
        <source>System information</source>
        <translation>Informations système</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Calcule sur</translation>
    </message>
    <message>
        <source>CPU: %1</source>
        <translation>CPU : %1</translation>
    </message>
    <message>
        <source>Instructions in use</source>
        <translation>Instructions utilisées</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>Memory of the machine</source>
        <translation>Mémoire de la machine</translation>
    </message>
    <message>
        <source>Features of this window</source>
        <translation>Caractéristiques de cette fenêtre</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Compilé avec</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>inutilisable : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n operators, measured on photos not learnt from:</source>
        <translation>
            <numerusform>%n opérateur, mesuré sur des photos hors de son apprentissage :</numerusform>
            <numerusform>%n opérateurs, mesurés sur des photos hors de leur apprentissage :</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 sur %2 au plus</translation>
    </message>
</context>
<context>
    <name>glissade::ValuePad</name>
    <message>
        <source>%1 across, %2 upwards: drag, or use the arrow keys.</source>
        <translation>%1 vers la droite, %2 vers le haut : faites glisser ou utilisez les flèches.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
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
        <translation>Progression de l’aperçu</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Edits photos with edge-aware operators and live sliders.</source>
        <translation>Retouche des photos avec des opérateurs respectant les contours et des curseurs immédiats.</translation>
    </message>
    <message>
        <source>Photos to open, each in a window.</source>
        <translation>Photos à ouvrir, chacune dans une fenêtre.</translation>
    </message>
    <message>
        <source>Start a program of its own, even where one runs already.</source>
        <translation>Démarrer un programme à part, même s’il en tourne déjà un.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong</source>
        <translation>Une erreur inattendue s’est produite</translation>
    </message>
    <message>
        <source>%1. Save your edit, and start Glissade anew if it behaves oddly.</source>
        <translation>%1. Enregistrez vos retouches et redémarrez Glissade s’il se comporte de façon étrange.</translation>
    </message>
</context>
<context>
    <name>operators</name>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>How much of the step&apos;s result covers its input; 0 % is the input itself.</source>
        <translation>Quelle part du résultat de l’étape couvre son entrée ; 0 % est l’entrée elle-même.</translation>
    </message>
</context>
</TS>
