import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import { LIBELLES_AMENAGEMENT, LIBELLES_RESTRICTION } from '../dossier/capacites.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { echec, type Resultat } from '../noyau/resultat.js';
import { champChoix, champChoixMultiple, champTexte, type Contenu } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';
import { normaliserPourRecherche } from '../noyau/texte.js';

/**
 * Résultat d'une visite, prêt à conserver : cases cochées et quelques mots. Un texte qui parle d'aptitude ou
 * d'inaptitude est refusé, car cette visite ne peut pas en produire (R.4624-30 CT).
 */
export const lireResultatVisite = (valeur: unknown): Resultat<ContenuResultatVisite, readonly ErreurChamp[]> => {
  const lu = lireContenu(SCHEMA_RESULTAT_VISITE, valeur, '');
  if (!lu.ok) return lu;
  const { precisions } = lu.valeur;
  if (precisions !== null && parleAptitude(precisions))
    return echec([
      {
        chemin: 'precisions',
        code: 'APTITUDE',
        message:
          'Une visite de pré-reprise ne dit ni apte ni inapte\u00a0: reformulez en aménagements ou restrictions.',
      },
    ]);
  return lu;
};

/** Vrai si le texte parle d'aptitude ou d'inaptitude. */
export const parleAptitude = (texte: string): boolean =>
  /(?:^| )(?:in)?apt(?:e|es|itude|itudes)(?: |$)/.test(normaliserPourRecherche(texte));

/** Suites sur le reclassement. */
export const LIBELLES_RECLASSEMENT = { NON: 'Non', A_ETUDIER: 'À étudier', RECOMMANDE: 'Recommandé' } as const;

/** Suites sur la formation. */
export const LIBELLES_FORMATION = { NON: 'Non', A_ETUDIER: 'À étudier', RECOMMANDEE: 'Recommandée' } as const;

/** Champs de l'écran unique du médecin du travail. */
export const SCHEMA_RESULTAT_VISITE = {
  amenagements: champChoixMultiple('Aménagements', LIBELLES_AMENAGEMENT),
  restrictions: champChoixMultiple('À éviter', LIBELLES_RESTRICTION),
  reclassement: champChoix('Reclassement', LIBELLES_RECLASSEMENT, { obligatoire: true }),
  formation: champChoix('Formation', LIBELLES_FORMATION, { obligatoire: true }),
  precisions: champTexte('Précisions, sans raison médicale', LIMITES_TEXTE.ligne, { multiligne: true, partage: true }),
} as const;

/** Résultat conservé. */
export type ContenuResultatVisite = Contenu<typeof SCHEMA_RESULTAT_VISITE>;
