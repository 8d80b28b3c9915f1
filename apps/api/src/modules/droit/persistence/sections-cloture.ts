import type { DonneesDossier } from '../exporter/donnees-acces.js';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';
import { DU_DOSSIER, liste, qui, tri } from './sql-acces.js';

type Ligne = Readonly<Record<string, unknown>>;

/** Clôtures, relais et suivis d'un dossier, dans l'accès aux données. */
export const SECTIONS_CLOTURE: Readonly<Record<string, string>> = {
  clotures: liste(
    {
      le: 'le',
      issue: 'issue',
      entretiens: 'entretiens',
      mois: 'mois',
      par: qui('x.cree_par'),
      rouverteLe: 'rouverte_le',
      id: 'id',
      faitsScelles: 'faits_scelles',
    },
    tri('cloture_dossier', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  relais: liste(
    {
      le: 'propose_le',
      partenaire: 'nature',
      organisme: '(SELECT o.nom FROM organisme o WHERE o.id = x.organisme_id)',
      etat: 'etat',
      motifRefus: 'motif_refus',
      reponduLe: 'repondu_le',
      id: 'id',
      interlocuteurScelle: 'interlocuteur_scelle',
    },
    tri('relais', `dossier_id = ${DU_DOSSIER}`, 'propose_le, id'),
  ),
  droitsSociaux: liste(
    { type: 'type', etat: 'etat', noteLe: 'cree_le', id: 'id', contenuScelle: 'contenu_scelle' },
    tri('droit_social', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  aides: liste(
    { etat: 'etat', noteLe: 'cree_le', id: 'id', contenuScelle: 'contenu_scelle' },
    tri('aide_financiere', `dossier_id = ${DU_DOSSIER}`, 'cree_le, id'),
  ),
  suivis: liste(
    {
      prevuLe: 'echeance',
      etat: 'etat',
      demandeLe: 'demande_le',
      reponduLe: 'repondu_le',
      canal: 'canal',
      situation: 'situation',
      utilite: 'utilite',
      rappel: 'rappel',
    },
    tri('suivi_cloture', `dossier_id = ${DU_DOSSIER}`, 'echeance, id'),
  ),
};

type Scellees = Pick<DonneesDossier, 'clotures' | 'relais' | 'droitsSociaux' | 'aides'>;

/** Les mêmes, sceaux ouverts. */
export const ouvrirSuite = (coffre: Coffre, { clotures, relais, droitsSociaux, aides }: Scellees): Scellees => ({
  aides: aides.map(({ id, contenuScelle, ...aide }: Ligne) => {
    const sceau = String(contenuScelle);
    const { demande, ...suite } = coffre.ouvrirJson<Ligne>('aide_financiere.contenu_scelle', String(id), sceau);
    return { ...aide, ...(demande as Ligne), ...suite };
  }),
  droitsSociaux: droitsSociaux.map(({ id, contenuScelle, ...droit }: Ligne) => ({
    ...droit,
    ...coffre.ouvrirJson<Ligne>('droit_social.contenu_scelle', String(id), String(contenuScelle)),
  })),
  clotures: clotures.map(({ id, faitsScelles, ...cloture }: Ligne) => ({
    ...cloture,
    ...coffre.ouvrirJson<Ligne>('cloture_dossier.faits_scelles', String(id), String(faitsScelles)),
  })),
  relais: relais.map(({ id, interlocuteurScelle, ...reste }: Ligne) =>
    interlocuteurScelle === null
      ? reste
      : { ...reste, organisme: coffre.ouvrir('relais.interlocuteur_scelle', String(id), String(interlocuteurScelle)) },
  ),
});
