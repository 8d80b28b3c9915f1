import {
  MACHINE_VISITE,
  comparerLivrets,
  estFinal,
  transitionsPossibles,
  type AccesVue,
  type CapaciteMonLivret,
  type MonLivretVue,
  type MotLivret,
  type RendezVousDit,
  type TransitionVisite,
} from '@pdp/domain';
import { peut, peutActe, type Acte, type FaitsDossier, type Sujet } from '@pdp/permissions';
import { accesEnClair } from './en-clair/acces-en-clair.js';
import { accordEnClair, destinataireEnClair } from './en-clair/accords-en-clair.js';
import { fonctionEnClair, nomEnClair } from './en-clair/fonctions-en-clair.js';
import { refusDeReprendreUnMot } from './droits-livret.js';
import { developperSigles } from './en-clair/sigles.js';
import { presenterCap, presenterCapPrecedent, presenterPublie, presenterQuestion } from './livret.presenter.js';
import type { LigneAcces, LigneAccord, LigneRectification, LigneVisiteAssure } from './persistence/lecture-assure.js';
import type { LigneLivret, LigneQuestion, VersionLue } from './persistence/lecture-livret.js';
import { enChoixDeDossier, type MonDossierLu } from './mon-dossier.port.js';

/** Ce qui entoure la version publiée. */
export type AutourDuLivret = {
  readonly derniereLue: VersionLue | null;
  readonly capsPrecedents: readonly { readonly texte: string; readonly le: Date }[];
  readonly accords: readonly LigneAccord[];
  readonly visites: readonly LigneVisiteAssure[];
  readonly rendezVous: readonly RendezVousDit[];
  readonly questions: readonly LigneQuestion[];
  readonly mots: readonly MotLivret[];
  readonly rectifications: readonly LigneRectification[];
  readonly ouverturesCeMois: number;
};

/** Tout ce que « Mon livret » rassemble. */
export type MatiereMonLivret = AutourDuLivret & {
  readonly dossier: MonDossierLu;
  readonly dossiers: readonly MonDossierLu[];
  readonly faits: FaitsDossier;
  readonly livret: LigneLivret;
  /** L'arrêt dépasse-t-il la durée à partir de laquelle une visite de pré-reprise se demande ? */
  readonly arretAssezLong: boolean;
};

/** Livret tel que l'assuré le lit : ce qui est publié, ses accords, ses questions, ses visites ; aucun écrit d'agent. */
export function presenterMonLivret(sujet: Sujet, m: MatiereMonLivret): MonLivretVue {
  const publie = presenterPublie(m.livret);
  return {
    prenom: m.dossier.prenom,
    dossiers: enChoixDeDossier(m.dossiers),
    dossierId: m.dossier.dossierId,
    mandat: m.dossier.portee === null ? null : { portee: m.dossier.portee, fin: m.dossier.fin?.toISOString() ?? null },
    version: publie?.version ?? 0,
    publieLe: publie?.publieLe ?? null,
    luLe: publie?.luLe ?? null,
    cap: presenterCap(m.livret),
    capsPrecedents: m.capsPrecedents.map(presenterCapPrecedent),
    mots: m.mots,
    rectifications: m.rectifications.map(({ le, ...r }) => ({ ...r, le: le.toISOString() })),
    contenu: publie?.contenu ?? null,
    changements: changements(m),
    accords: m.accords.map(presenterAccord),
    ouverturesCeMois: m.ouverturesCeMois,
    questions: m.questions.map(presenterQuestion),
    visites: m.visites.map((v) => presenterVisite(sujet, v, agit(m))),
    rendezVous: m.rendezVous,
    capacites: capacites(sujet, m),
  };
}

function changements({ livret, derniereLue }: MatiereMonLivret): MonLivretVue['changements'] {
  if (livret.publie === null || derniereLue === null) return null;
  const lignes = comparerLivrets(derniereLue.contenu, livret.publie);
  return { depuis: derniereLue.luLe.toISOString(), lignes };
}

/** Accès d'une personne, un jour : qui, à quel titre, et ce qu'elle a fait, en mots courants. */
export const presenterAcces = (l: LigneAcces): AccesVue => ({
  le: l.le.toISOString(),
  qui: nomEnClair(l),
  fonction: fonctionEnClair(l.fonction, l.civilite),
  organisme: l.organisme === null ? null : developperSigles(l.organisme),
  action: accesEnClair(l.actions),
});

function presenterAccord(a: LigneAccord): MonLivretVue['accords'][number] {
  const finiLe = a.actif ? null : (a.retire_le ?? a.fin);
  return {
    id: a.id,
    phrase: accordEnClair({ ...a, finiLe }),
    destinataire: destinataireEnClair(a),
    depuis: a.debut.toISOString(),
    version: a.version,
    actif: a.actif,
    retireLe: finiLe?.toISOString() ?? null,
  };
}

const ACTE_DE_VISITE: Readonly<Partial<Record<TransitionVisite, Acte>>> = {
  demander: 'visite.demander',
  refuser: 'visite.refuser',
  opposerTransmission: 'visite.opposer',
};

/** Un mandat de lecture n'offre aucun geste ; l'écriture les refuserait de toute façon. */
const agit = ({ dossier }: Pick<MatiereMonLivret, 'dossier'>): boolean => dossier.portee !== 'LIRE';

function presenterVisite(sujet: Sujet, v: LigneVisiteAssure, offerte: boolean): MonLivretVue['visites'][number] {
  const permise = (transition: TransitionVisite): boolean => {
    const acte = ACTE_DE_VISITE[transition];
    return offerte && acte !== undefined && peutActe(sujet.fonction, acte);
  };
  return {
    id: v.id,
    etat: v.etat,
    dateHeure: v.date_heure?.toISOString() ?? null,
    lieu: v.lieu === null ? null : developperSigles(v.lieu),
    organisme: v.organisme === null ? null : developperSigles(v.organisme),
    version: v.version,
    capacites: transitionsPossibles(MACHINE_VISITE, v.etat, sujet.fonction).filter(permise),
  };
}

function capacites(sujet: Sujet, matiere: MatiereMonLivret): CapaciteMonLivret[] {
  const { faits, accords, visites, mots, arretAssezLong } = matiere;
  const propose = agit(matiere) && peut(sujet, 'proposer', { categorie: 'livret', faits });
  const visiteEnCours = visites.some((v) => !estFinal(MACHINE_VISITE, v.etat));
  const si: readonly (readonly [CapaciteMonLivret, boolean])[] = [
    ['ECRIRE_CAP', propose && peutActe(sujet.fonction, 'livret.cap')],
    ['POSER_QUESTION', propose && peutActe(sujet.fonction, 'livret.question')],
    ['ECRIRE_MOT', propose && peutActe(sujet.fonction, 'livret.noter')],
    ['REPRENDRE_MOT', mots.some(({ partage }) => partage) && refusDeReprendreUnMot(sujet, faits) === null],
    ['DIRE_INEXACT', propose && peutActe(sujet.fonction, 'droit.demander')],
    ['DEMANDER_VISITE', propose && arretAssezLong && !visiteEnCours && peutActe(sujet.fonction, 'visite.demander')],
    [
      'RETIRER_ACCORD',
      agit(matiere) &&
        accords.some(({ actif }) => actif) &&
        peut(sujet, 'ecrire', { categorie: 'consentements', faits, portee: 'retrait' }),
    ],
    ['LIRE_JOURNAL', peut(sujet, 'lire', { categorie: 'journal', faits })],
  ];
  return si.filter(([, permise]) => permise).map(([code]) => code);
}
