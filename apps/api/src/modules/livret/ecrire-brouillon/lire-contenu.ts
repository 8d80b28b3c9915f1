import {
  echec,
  erreurMetier,
  lireContenuLivret,
  type DateCivile,
  type ErreurMetier,
  type LivretLu,
  type Resultat,
} from '@pdp/domain';
import { FONCTION_DE_MOI } from '../composer/composer-brouillon.js';

/** Contenu reçu de l'écran, contrôlé par le schéma du domaine : forme mauvaise, 400 champ par champ. */
export function lireContenuRecu(corps: unknown, aujourdhui: DateCivile): Resultat<LivretLu, ErreurMetier> {
  const lu = lireContenuLivret(avecFonctionDeMoi(corps), aujourdhui);
  return lu.ok
    ? lu
    : echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
}

// La ligne « Moi » n'a pas de métier à dire : l'écran peut la laisser vide.
function avecFonctionDeMoi(corps: unknown): unknown {
  if (!estObjet(corps) || !Array.isArray(corps['quiFaitQuoi'])) return corps;
  const quiFaitQuoi = corps['quiFaitQuoi'].map((ligne: unknown) =>
    estObjet(ligne) &&
    ligne['moi'] === true &&
    (ligne['fonction'] === '' || ligne['fonction'] === null || ligne['fonction'] === undefined)
      ? { ...ligne, fonction: FONCTION_DE_MOI }
      : ligne,
  );
  return { ...corps, quiFaitQuoi };
}

const estObjet = (valeur: unknown): valeur is Record<string, unknown> =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
