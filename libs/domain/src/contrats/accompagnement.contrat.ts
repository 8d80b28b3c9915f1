import type { NatureContact } from '../entretien/contact.js';
import type { ClasseRencontre, DelaiRencontre } from '../entretien/delai-rencontre.js';
import type {
  LIBELLES_MOTIF_LU,
  Modalite,
  ModaliteComptee,
  ModaliteLue,
  MotifAnnulation,
} from '../entretien/entretien.js';
import type { CasePubliee } from '../pilotage/effectifs.js';

/** Entretien noté ; annulé ou corrigé, il reste lisible et ne compte plus. */
export type EntretienVue = {
  readonly id: string;
  readonly date: string;
  readonly modalite: ModaliteLue;
  readonly dureeMinutes: number | null;
  /** Social : nul pour qui ne lit pas cette catégorie. */
  readonly resume: string | null;
  readonly auteur: string;
  readonly annulation: AnnulationVue | null;
};

/** Qui a annulé, quand, pourquoi, et la ligne qui remplace. */
export type AnnulationVue = {
  readonly le: string;
  readonly par: string;
  readonly motif: keyof typeof LIBELLES_MOTIF_LU;
  readonly remplaceParId: string | null;
};

/** Corps de `POST /dossiers/{id}/entretiens` et de `POST /entretiens/{id}/correction`. */
export type CreerEntretienRequete = {
  readonly date: string;
  readonly modalite: Modalite;
  readonly dureeMinutes?: number;
  readonly resume?: string;
};

/** Corps de `POST /entretiens/{id}/annulation` et de `POST /contacts/{id}/annulation`. */
export type AnnulerRequete = { readonly motif: MotifAnnulation };

/** Corps de `POST /dossiers/{id}/contacts`. */
export type NoterContactRequete = { readonly nature: NatureContact };

/** Contact noté, jamais compté comme un entretien. */
export type ContactVue = {
  readonly id: string;
  readonly nature: NatureContact;
  readonly le: string;
  readonly auteur: string;
};

/** Compte d'un accompagnement : entretiens tenus par modalité, contacts à part, délai de rencontre. */
export type AccompagnementVue = {
  readonly entretiens: {
    readonly total: number;
    readonly parModalite: Readonly<Partial<Record<ModaliteLue, number>>>;
    readonly comptes: Readonly<Record<ModaliteComptee, number>>;
  };
  readonly contacts: { readonly total: number; readonly elements: readonly ContactVue[] };
  readonly rencontre: DelaiRencontre;
};

/** Délais de rencontre d'une plateforme, agrégés ; `null` : effectif trop petit, masqué. */
export type ResumeRencontres = {
  /** Jours civils, bornes comprises : signalements reçus dans la période. */
  readonly du: string;
  readonly au: string;
  readonly calculeLe: string;
  readonly effectifMinimal: number;
  /** Dossiers signalés dans la période et rencontrés. */
  readonly rencontres: number | null;
  readonly enAttente: number | null;
  /** En jours ouvrés ; `null` sous l'effectif minimal. */
  readonly medianeJours: number | null;
  readonly classes: Readonly<Record<ClasseRencontre, CasePubliee>>;
};
