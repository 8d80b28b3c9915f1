import {
  CATEGORIES_DIAGNOSTIC,
  LIBELLES_BLOC_DIAGNOSTIC,
  LIBELLES_ETAT_DIAGNOSTIC,
  LIBELLES_FACON_ACCORD,
  SCHEMAS_DIAGNOSTIC,
  type BlocsDiagnostic,
  type EtatDiagnostic,
  type Schema,
} from '@pdp/domain';
import { champsDuSchema, libelle } from '../../../platform/pdf/champs-en-mots.js';

type Ligne = Readonly<Record<string, unknown>>;

/** Une version du diagnostic dont chaque champ porte son nom français ; les codes restent au fichier JSON. */
export function diagnosticEnMots(ligne: Ligne): Ligne {
  const blocs = ligne['blocs'] as BlocsDiagnostic;
  return {
    ...ligne,
    etat: LIBELLES_ETAT_DIAGNOSTIC[ligne['etat'] as EtatDiagnostic],
    facon: ligne['facon'] === 'ESPACE' ? 'Dans votre espace' : libelle(LIBELLES_FACON_ACCORD, ligne['facon']),
    note: CATEGORIES_DIAGNOSTIC.flatMap((categorie) => {
      const lus = champsDuSchema(SCHEMAS_DIAGNOSTIC[categorie] as Schema, (blocs[categorie] ?? {}) as Ligne);
      return lus.map(([nom, valeur]) => `${LIBELLES_BLOC_DIAGNOSTIC[categorie]}, ${nom.toLowerCase()} : ${valeur}`);
    }),
  };
}
