import { UNITES, type Unite } from '../annuaire/fonctions.js';
import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import { ajouterMois, estDateCivile, type DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { estUuid } from '../noyau/ids.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { lireTexte, MESSAGES_TEXTE } from '../noyau/texte.js';
import { ETATS_TACHE_OUVERTS, type EtatTache, type OrigineTache } from './tache.js';

/** Tâche prête à créer : un libellé, un seul responsable, et une échéance obligatoire quand elle naît d'une revue. */
export const preparerTache = (
  saisie: SaisieTache,
  origine: OrigineTache,
  aujourdhui: DateCivile,
): Resultat<TachePreparee, readonly ErreurChamp[]> => {
  const libelle = lireTexte(saisie.libelle, { max: LIMITES_TEXTE.ligne });
  const responsable = responsableDe(saisie);
  const erreurs = [
    ...(libelle.ok ? [] : [defaut('libelle', libelle.erreur, MESSAGES_TEXTE[libelle.erreur])]),
    ...(responsable
      ? []
      : [defaut('responsableId', 'RESPONSABLE', 'Choisissez une personne ou un service, pas les deux.')]),
    ...defautsEcheance(saisie.echeance, origine, aujourdhui),
  ];
  if (!libelle.ok || !responsable || erreurs.length > 0) return echec(erreurs);
  return succes({ libelle: libelle.valeur, responsable, origine, echeance: saisie.echeance ?? null });
};

/** Vrai si quelqu'un attend encore cette tâche et que son échéance est passée. */
export const estTacheEnRetard = (
  { etat, echeance }: { readonly etat: EtatTache; readonly echeance: DateCivile | null },
  aujourdhui: DateCivile,
): boolean => echeance !== null && echeance < aujourdhui && ETATS_TACHE_OUVERTS.includes(etat);

/** Tâche telle que reçue. */
export interface SaisieTache {
  readonly libelle: unknown;
  readonly responsableId?: string | undefined;
  readonly responsableUnite?: string | undefined;
  readonly echeance?: string | undefined;
}

/** Responsable unique : une personne, ou la file d'un service. */
export type ResponsableTache =
  { readonly sorte: 'AGENT'; readonly agentId: string } | { readonly sorte: 'SERVICE'; readonly unite: Unite };

/** Tâche prête à conserver. */
export interface TachePreparee {
  readonly libelle: string;
  readonly responsable: ResponsableTache;
  readonly origine: OrigineTache;
  readonly echeance: DateCivile | null;
}

const defaut = (chemin: string, code: string, message: string): ErreurChamp => ({ chemin, code, message });

const responsableDe = ({ responsableId, responsableUnite }: SaisieTache): ResponsableTache | null => {
  if (responsableId !== undefined && responsableUnite === undefined)
    return estUuid(responsableId) ? { sorte: 'AGENT', agentId: responsableId } : null;
  const unite = UNITES.find((connue) => connue === responsableUnite);
  return responsableId === undefined && unite ? { sorte: 'SERVICE', unite } : null;
};

const defautsEcheance = (
  echeance: string | undefined,
  origine: OrigineTache,
  aujourdhui: DateCivile,
): readonly ErreurChamp[] => {
  if (echeance === undefined)
    return origine === 'REVUE' ? [defaut('echeance', 'VIDE', 'Une action décidée en revue a une échéance.')] : [];
  if (!estDateCivile(echeance)) return [defaut('echeance', 'DATE', 'Une date est attendue, par exemple 03/03/2026.')];
  if (echeance < aujourdhui) return [defaut('echeance', 'DATE_PASSEE', 'Cette date est déjà passée.')];
  return echeance > ajouterMois(aujourdhui, 36) ? [defaut('echeance', 'DATE', 'Cette date est trop lointaine.')] : [];
};
