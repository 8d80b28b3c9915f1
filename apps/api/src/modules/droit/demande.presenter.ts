import {
  LIBELLES_FONCTION,
  dateParis,
  echeanceDemande,
  estDemandeOuverte,
  situationDelai,
  transitionsPossibles,
  MACHINE_DEMANDE_DROIT,
  type DemandeDroitVue,
  type EchangeDemande,
  type ExportAccesVue,
  type LigneDemandeDroit,
  type MaDemandeVue,
} from '@pdp/domain';
import { estProlongeable, type TransitionDemandeDroit } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { LigneDemande } from './persistence/demande-droit.depot.js';
import type { LigneDemandeDpo, LigneEchange, LigneExport } from './persistence/lecture-demandes.js';

type Autour = { readonly echanges: readonly LigneEchange[]; readonly exports: readonly LigneExport[] };

/** Dernier jour pour répondre à cette demande. */
export const echeanceDe = (d: Pick<LigneDemande, 'deposeeLe' | 'prolongee'>): string =>
  echeanceDemande(dateParis(d.deposeeLe), d.prolongee);

/** Demande vue par la personne. */
export const enMaDemande = (acteur: Acteur, d: LigneDemande, autour: Autour, maintenant: Date): MaDemandeVue => ({
  id: d.id,
  version: d.version,
  type: d.type,
  etat: d.etat,
  deposeeLe: d.deposeeLe.toISOString(),
  echeance: echeanceDe(d),
  prolongee: d.prolongee,
  echanges: echangesDe(acteur, d.id, autour),
  export: acteur.fonction === 'ASSURE' ? exportDe(d.id, autour, maintenant) : null,
  capacites: capacitesDe(acteur, d, maintenant),
});

/** Ligne de la file du délégué : ni nom, ni texte. */
export const enLigneDemande = (d: LigneDemandeDpo, maintenant: Date): LigneDemandeDroit => ({
  id: d.id,
  type: d.type,
  etat: d.etat,
  canal: d.canal,
  numero: d.numero,
  deposeeLe: d.deposeeLe.toISOString(),
  echeance: echeanceDe(d),
  prolongee: d.prolongee,
  situation: estDemandeOuverte(d.etat) ? situationDelai(echeanceDe(d), dateParis(maintenant)) : null,
});

/** Demande ouverte par le délégué. */
export const enDemandeDroit = (
  acteur: Acteur,
  d: LigneDemandeDpo,
  autour: Autour,
  maintenant: Date,
): DemandeDroitVue => ({
  ...enLigneDemande(d, maintenant),
  version: d.version,
  dossierId: d.dossierId,
  personne: d.personne,
  limite: d.limite ?? false,
  echanges: echangesDe(acteur, d.id, autour),
  export: exportDe(d.id, autour, maintenant),
  capacites: capacitesDe(acteur, d, maintenant),
});

function echangesDe(acteur: Acteur, demandeId: string, { echanges }: Autour): EchangeDemande[] {
  return echanges
    .filter((e) => e.demandeId === demandeId)
    .map(({ le, transition, acteurId, fonction, texte, motif }) => ({
      le: le.toISOString(),
      transition,
      qui:
        acteurId !== null && acteurId === acteur.utilisateurId
          ? 'Vous'
          : fonction === null
            ? 'La plateforme'
            : LIBELLES_FONCTION[fonction],
      texte,
      motif,
    }));
}

function exportDe(demandeId: string, { exports }: Autour, maintenant: Date): ExportAccesVue | null {
  const x = exports.find((e) => e.demandeId === demandeId);
  if (!x) return null;
  const restant = x.etat === 'PRET' && x.expireLe !== null && x.expireLe > maintenant;
  const pdfRestant = restant && x.aPdf;
  const jsonRestant = restant && x.aJson;
  const etat =
    x.etat === 'EN_PREPARATION' || x.etat === 'ECHEC' ? x.etat : pdfRestant || jsonRestant ? 'PRET' : 'EPUISE';
  return { id: x.id, etat, expireLe: x.expireLe?.toISOString() ?? null, pdfRestant, jsonRestant };
}

function capacitesDe(acteur: Acteur, d: LigneDemande, maintenant: Date): TransitionDemandeDroit[] {
  return transitionsPossibles(MACHINE_DEMANDE_DROIT, d.etat, acteur.fonction).filter(
    (t) => t !== 'prolonger' || estProlongeable(dateParis(d.deposeeLe), d.prolongee, dateParis(maintenant)),
  );
}
