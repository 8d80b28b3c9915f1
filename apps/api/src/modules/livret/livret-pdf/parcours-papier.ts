import {
  CATEGORIES_DIAGNOSTIC,
  LIBELLES_BLOC_DIAGNOSTIC,
  LIBELLES_CANAL_DIT,
  LIBELLES_SIMPLES_DIAGNOSTIC,
  SCHEMAS_DIAGNOSTIC,
  ecartEnClair,
  phraseAction,
  phraseFeuille,
  phraseSituation,
  recitEnClair,
  type DiagnosticVue,
  type DitVue,
  type PlanVue,
  type RecitDossier,
  type Schema,
} from '@pdp/domain';
import { champsDuSchema } from '../../../platform/pdf/champs-en-mots.js';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';
import { elements, jour, lignes, liste, paragraphe, siDit, sousTitre, titre } from './blocs-papier.js';

/** « Ma situation » : ce qui a été noté avec la personne, partie par partie. */
export function maSituation(diagnostic: DiagnosticVue | null): BlocPdf[] {
  if (diagnostic === null) return [];
  return [
    titre('Ma situation'),
    ...siDit(phraseSituation(diagnostic, jour)),
    ...CATEGORIES_DIAGNOSTIC.flatMap((categorie) => {
      const contenu = (diagnostic.blocs[categorie] ?? {}) as Readonly<Record<string, unknown>>;
      const lus = Object.entries(SCHEMAS_DIAGNOSTIC[categorie] as Schema).flatMap(([cle, champ]) =>
        champsDuSchema({ [cle]: champ }, contenu).map(([nom, valeur]) =>
          cle === 'precisions' ? (valeur ?? '') : `${LIBELLES_SIMPLES_DIAGNOSTIC[cle] ?? nom}\u00a0: ${valeur}`,
        ),
      );
      return lus.length === 0 ? [] : [sousTitre(LIBELLES_BLOC_DIAGNOSTIC[categorie]), elements(lus)];
    }),
  ];
}

/** « Ma feuille de route » : ce qui est proposé, ou ce que la personne a accepté. */
export function maFeuille(plan: PlanVue | null): BlocPdf[] {
  const feuille = plan?.proposee ?? plan?.acceptee;
  if (!plan || !feuille) return [];
  const objectifs = feuille.contenu.objectifs.map(({ phrase, horizon, actions }) =>
    lignes(`${phrase}, ${horizon.toLowerCase()}`, ...actions.map((action) => phraseAction(action, jour))),
  );
  const change = feuille.etat === 'PROPOSEE' && plan.acceptee !== null && plan.ecarts.length > 0;
  return [
    titre('Ma feuille de route'),
    ...siDit(phraseFeuille(feuille, jour)),
    elements(objectifs),
    ...(change
      ? [paragraphe('Ce qui change depuis la feuille acceptée'), elements(plan.ecarts.map(ecartEnClair))]
      : []),
  ];
}

/** « Ce qu'on m'a dit ». */
export const ceQuOnMADit = (dits: readonly DitVue[]): BlocPdf[] =>
  liste(
    'Ce qu’on m’a dit',
    dits.map(({ phrase, par, le, canal }) =>
      lignes(
        phrase,
        `${par}, le ${jour(le)}${canal === 'LIVRET' ? '' : `, ${LIBELLES_CANAL_DIT[canal].toLowerCase()}`}.`,
      ),
    ),
  );

/** « Mon parcours » : le résumé ; le détail reste à l'écran. */
export const monParcours = (recit: RecitDossier | null): BlocPdf[] =>
  recit === null
    ? []
    : [
        titre('Mon parcours'),
        paragraphe(recitEnClair(recit)),
        ...((recit.resultats ?? []).length > 0
          ? [elements((recit.resultats ?? []).map(({ libelle }) => libelle))]
          : []),
      ];
