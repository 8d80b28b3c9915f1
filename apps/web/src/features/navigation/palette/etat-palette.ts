import { creerMagasin } from '../../../platform/magasin';

/** Recherche Ctrl K demandée ; la palette n'est chargée qu'à la première ouverture. */
export const paletteDemandee = creerMagasin(0);

/** Aide des raccourcis ouverte. */
export const aideClavierOuverte = creerMagasin(false);

/** Ouvre la recherche, depuis la barre ou le clavier. */
export const ouvrirPalette = (): void => paletteDemandee.poser(paletteDemandee.lire() + 1);
