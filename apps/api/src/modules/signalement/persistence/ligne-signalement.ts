import type { MotsRecus } from '../mots-recus.js';
import type { MotsEnClair } from './mots-scelles.js';

/** Ligne lue, avant projection ; `recoit` : le lecteur est du service à qui le signalement est adressé. */
export type LigneSignalement = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly origine: string;
  readonly motif: string;
  readonly commentaire: string | null;
  readonly assure_informe: boolean;
  readonly niveau_complexite: number | null;
  readonly orientation: string | null;
  readonly tentatives: number;
  readonly sans_reponse: number;
  readonly dossier_id: string | null;
  readonly cree_le: Date;
  readonly clos_le: Date | null;
  readonly cle: string;
  readonly recu: MotsRecus | null;
  readonly emetteur_id: string | null;
  readonly emetteur_nom: string | null;
  readonly emetteur_fonction: string | null;
  readonly emetteur_organisme: string | null;
  readonly nom_naissance: string;
  readonly nom_usage: string | null;
  readonly prenom: string;
  readonly sexe: 'F' | 'M';
  readonly date_naissance: string;
  /** Ouverts pour le seul service qui reçoit ; vides pour l'émetteur. */
  readonly nir: string;
  readonly telephone: string | null;
  readonly code_postal: string | null;
  readonly regime: string;
  readonly arret_debut: string | null;
  readonly arret_fin: string | null;
  readonly arret_risque: string | null;
  readonly recoit: boolean;
};

/** Ligne telle que la base la rend. */
export type LigneScellee = Omit<LigneSignalement, 'recu' | 'nir' | 'telephone' | 'code_postal'> & {
  readonly recu: MotsEnClair;
  readonly a_ses_mots: boolean;
  readonly recu_scelle: string | null;
  readonly assure_id: string;
  readonly nir_scelle: string;
  readonly coordonnees_scellees: string | null;
};
