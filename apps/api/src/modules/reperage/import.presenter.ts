import {
  LIBELLES_ENCODAGE,
  SORTS_LIGNE,
  enInstant,
  nomAffiche,
  type ImportVue,
  type LigneApercu,
  type SortLigne,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import type { LigneImport, LigneLue } from './persistence/lecture-imports.js';

/** Vue d'un import, avec ce que ce lecteur peut en faire maintenant. */
export const presenterImport = (l: LigneImport, acteur: Acteur): ImportVue => ({
  id: l.id,
  etat: l.etat,
  version: l.version,
  nomFichier: l.nom_fichier,
  encodage:
    l.encodage === null ? null : (LIBELLES_ENCODAGE[l.encodage as keyof typeof LIBELLES_ENCODAGE] ?? l.encodage),
  separateur: l.separateur,
  lignesLues: l.lignes_lues,
  lignesTotal: l.lignes_total,
  octetsLus: l.octets_lus,
  octetsTotal: l.octets_total,
  compte: Object.fromEntries(SORTS_LIGNE.map((sort) => [sort, l.compte[sort] ?? 0])) as Record<SortLigne, number>,
  creeLe: enInstant(l.cree_le),
  creePar: l.cree_par,
  confirmeLe: l.confirme_le === null ? null : enInstant(l.confirme_le),
  dejaImporte: l.deja_importe,
  erreur: l.erreur,
  capacites: capacitesDe(l, acteur),
});

/** Ligne d'aperçu : de quoi reconnaître la personne, sans son numéro. */
export const presenterLigne = (l: LigneLue): LigneApercu => ({
  numero: l.numero,
  sort: l.sort,
  nomAffiche: nomDe(l),
  dateDebut: l.date_debut,
  dateFin: l.date_fin,
  risque: l.risque,
  raison: l.raison,
});

function capacitesDe({ etat, compte }: LigneImport, acteur: Acteur): readonly string[] {
  const capacites: string[] = [];
  if (etat === 'A_CONFIRMER' && peutActe(acteur.fonction, 'import.confirmer')) capacites.push('CONFIRMER');
  if (['A_CONFIRMER', 'CONFIRME'].includes(etat) && (compte.rejete ?? 0) > 0) capacites.push('TELECHARGER_REJETS');
  return capacites;
}

function nomDe(l: LigneLue): string {
  const { sexe, prenom, nom_naissance: nomNaissance } = l;
  if (sexe !== null && prenom !== null && nomNaissance !== null)
    return nomAffiche({ sexe, prenom, nomNaissance, nomUsage: l.nom_usage });
  return [prenom, nomNaissance].filter((mot) => mot !== null).join(' ');
}
