import { LIBELLES_CATEGORIE, type CategorieDonnee } from '../dossier/categories.js';
import type { CategorieAccordInterne, UnitePartenaire } from './propositions.js';

/** Texte montré à l'assuré avant l'accord à l'accompagnement coordonné, phrase par phrase ; `categories` : ce qu'il nomme. */
export const texteConsentementInterne = (categories: readonly CategorieAccordInterne[] = []): TexteConsentement => ({
  version: VERSION_TEXTE_COURANTE,
  titre: 'Accord pour être accompagné',
  phrases: [
    'Trois services de l’Assurance Maladie peuvent vous aider ensemble.',
    'Ce sont le Service social, le Service médical et votre caisse.',
    'Avec votre accord, ils partagent un dossier pour préparer la suite de votre travail.',
    'Chaque service lit seulement ce dont il a besoin.',
    'Aucun diagnostic n’est écrit dans ce dossier.',
    ...(categories.includes('capacites') ? CAPACITES_AU_SERVICE_SOCIAL : []),
    ...COMMUNES,
  ],
});

/** Texte montré avant d'ouvrir des informations à un partenaire nommé. */
export const texteConsentementPartenaire = (
  organisme: string,
  unite: UnitePartenaire,
  categories: readonly CategorieDonnee[],
): TexteConsentement => ({
  version: VERSION_TEXTE_COURANTE,
  titre: `Accord pour ${organisme}`,
  phrases: [
    `${organisme} peut vous aider\u00a0: ${ROLES[unite]}.`,
    'Avec votre accord, ce partenaire lira ces informations\u00a0:',
    ...categories.map((categorie) => `• ${LIBELLES_CATEGORIE[categorie]}`),
    'Il ne lira rien d’autre.',
    ...COMMUNES,
    'Ce que le partenaire a déjà lu reste dans ses propres dossiers.',
  ],
});

/** Versions de textes connues ; une preuve garde la sienne pour toujours. */
export const VERSIONS_TEXTE: readonly string[] = ['1'];

/** Version montrée aujourd'hui. */
export const VERSION_TEXTE_COURANTE = '1';

/** Texte d'accord, en langage clair. */
export interface TexteConsentement {
  readonly version: string;
  readonly titre: string;
  readonly phrases: readonly string[];
}

const CAPACITES_AU_SERVICE_SOCIAL: readonly string[] = [
  'Vous acceptez aussi que le Service social lise vos capacités au travail.',
  'Il lit ce que vous pouvez faire et ce qu’il faut éviter, jamais pourquoi.',
];

const COMMUNES: readonly string[] = [
  'Vous êtes libre de dire oui ou non.',
  'Dire non ne change rien à vos droits ni à vos remboursements.',
  'Vous pouvez retirer votre accord à tout moment, sans dire pourquoi.',
  'Le retrait a un effet immédiat.',
];

const ROLES: Readonly<Record<UnitePartenaire, string>> = {
  SPST: 'il suit votre santé au travail',
  ETM: 'cette équipe cherche des solutions pour garder votre emploi',
  CAP_EMPLOI: 'il aide à garder ou à retrouver un travail',
  COMETE: 'cette équipe prépare le retour au travail depuis l’hôpital',
  MEDECINE_DE_VILLE: 'il vous soigne et vous connaît',
};
