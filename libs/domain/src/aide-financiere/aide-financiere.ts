import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import type { Acteur, Machine } from '../noyau/machine.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';

/** États d'une demande d'aide à la Commission d'action sanitaire et sociale. */
export const ETATS_AIDE = ['PREPAREE', 'SOUMISE', 'ACCORDEE', 'PARTIELLE', 'REFUSEE', 'RETIREE'] as const;

export type EtatAide = (typeof ETATS_AIDE)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_AIDE: Readonly<Record<EtatAide, string>> = {
  PREPAREE: 'En préparation',
  SOUMISE: 'Soumise à la Commission',
  ACCORDEE: 'Accordée',
  PARTIELLE: 'Accordée en partie',
  REFUSEE: 'Refusée',
  RETIREE: 'Retirée',
};

/** Objets d'une aide ; aucun ne dit une maladie. */
export const LIBELLES_OBJET_AIDE = {
  REMOBILISATION: 'Action de remobilisation',
  FORMATION: 'Formation',
  TRANSPORT: 'Transport',
  EQUIPEMENT: 'Équipement',
  VIE_QUOTIDIENNE: 'Vie quotidienne',
  AUTRE: 'Autre',
} as const;

/** Code d'un objet. */
export type ObjetAide = keyof typeof LIBELLES_OBJET_AIDE;

/** Transitions d'une demande d'aide. */
export const TRANSITIONS_AIDE = ['soumettre', 'accorder', 'accorderEnPartie', 'refuser', 'retirer'] as const;

export type TransitionAide = (typeof TRANSITIONS_AIDE)[number];

const REFERENT: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL'];

/** Machine d'une demande d'aide ; la décision de la Commission est notée par le Service social. */
export const MACHINE_AIDE: Machine<EtatAide, TransitionAide, 'aAccord' | 'estEntiere' | 'estPartielle'> = {
  etats: ETATS_AIDE,
  initial: 'PREPAREE',
  finals: ['ACCORDEE', 'PARTIELLE', 'REFUSEE', 'RETIREE'],
  exigences: {
    aAccord: 'La personne doit avoir vu la demande et donné son accord : notez la date.',
    estEntiere: 'Le montant accordé est celui de la demande.',
    estPartielle: 'Le montant accordé est supérieur à zéro et inférieur à la demande.',
  },
  transitions: {
    soumettre: { de: ['PREPAREE'], vers: 'SOUMISE', par: REFERENT, exige: ['aAccord'] },
    accorder: { de: ['SOUMISE'], vers: 'ACCORDEE', par: REFERENT, exige: ['estEntiere'] },
    accorderEnPartie: { de: ['SOUMISE'], vers: 'PARTIELLE', par: REFERENT, exige: ['estPartielle'] },
    refuser: { de: ['SOUMISE'], vers: 'REFUSEE', par: REFERENT },
    retirer: { de: ['PREPAREE', 'SOUMISE'], vers: 'RETIREE', par: REFERENT },
  },
};

/** Un financeur et sa part, en centimes. */
export interface PartFinanceur {
  readonly nom: string;
  readonly centimes: number;
}

/** Demande telle que saisie et conservée ; tous les montants en centimes. */
export interface DemandeAide {
  readonly objet: ObjetAide;
  readonly description: string;
  readonly montantCentimes: number;
  readonly financeurs: readonly PartFinanceur[];
  readonly pieces: readonly string[];
}

/** Montant demandé au plus, en centimes : au-delà, c'est une faute de frappe. */
export const MONTANT_AIDE_MAX = 10_000_000;

/** Demande cohérente : un montant, des financeurs nommés une fois, dont les parts ne dépassent pas le montant. */
export const verifierDemandeAide = (demande: DemandeAide): Resultat<DemandeAide, readonly ErreurChamp[]> => {
  const { description, montantCentimes, financeurs } = demande;
  const noms = financeurs.map(({ nom }) => nom.trim().toLocaleLowerCase('fr'));
  const somme = financeurs.reduce((total, { centimes }) => total + centimes, 0);
  const fautes = [
    ...(description.trim() === '' ? [faute('description', 'Dites à quoi l’aide servira.')] : []),
    ...(montantCentimes < 1 || montantCentimes > MONTANT_AIDE_MAX
      ? [faute('montantCentimes', 'Le montant va de 0,01 € à 100 000 €.')]
      : []),
    ...(noms.includes('') ? [faute('financeurs', 'Nommez chaque financeur.')] : []),
    ...(new Set(noms).size < noms.length ? [faute('financeurs', 'Un financeur est cité deux fois.')] : []),
    ...(montantCentimes > 0 && somme > montantCentimes
      ? [faute('financeurs', 'Les parts dépassent le montant demandé.')]
      : []),
  ];
  return fautes.length > 0 ? echec(fautes) : succes(demande);
};

/** Part que la Commission est seule à porter : le montant moins les autres financeurs. */
export const resteDemande = ({ montantCentimes, financeurs }: DemandeAide): number =>
  montantCentimes - financeurs.reduce((total, { centimes }) => total + centimes, 0);

/** Décision de la Commission. */
export interface DecisionAide {
  readonly le: DateCivile;
  readonly montantCentimes: number;
}

/** Conditions d'une décision, pour la machine. */
export const exigencesDecision = (
  demande: DemandeAide,
  montantCentimes: number,
): Readonly<Record<'estEntiere' | 'estPartielle', boolean>> => ({
  estEntiere: montantCentimes === resteDemande(demande),
  estPartielle: montantCentimes > 0 && montantCentimes < resteDemande(demande),
});

const faute = (chemin: string, message: string): ErreurChamp => ({ chemin, code: 'invalide', message });

/** Centimes d'une saisie en euros (« 1 250,50 ») ; `null` si ce n'en est pas une. */
export function lireEuros(saisie: string): number | null {
  const texte = saisie.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  return /^\d{1,7}(\.\d{1,2})?$/.test(texte) ? Math.round(Number(texte) * 100) : null;
}
