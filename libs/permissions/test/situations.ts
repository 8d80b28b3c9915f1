import { UNITE_DE_FONCTION, type CategorieDonnee, type Fonction } from '@pdp/domain';
import type { AffectationBrute, ConsentementBrut, DonneesDossier } from '../src/calculer-faits.js';
import type { Sujet } from '../src/sujet.js';
import type { Situation } from './oracle.js';

const MAINTENANT = new Date('2026-11-15T10:00:00Z');
const HIER = new Date('2026-11-14T10:00:00Z');
const AVANT = new Date('2026-01-01T00:00:00Z');

/** Sujet type d'une fonction, dans son unité naturelle. */
export const sujetDe = (fonction: Fonction, reste: Partial<Sujet> = {}): Sujet => ({
  utilisateurId: 'u1',
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: 'o1',
  plateformeId: 'p1',
  assureId: fonction === 'ASSURE' ? 'assure-1' : null,
  ...reste,
});

/** Données brutes d'un dossier dans la situation décrite, pour un sujet et une catégorie. */
export function donneesDe(sujet: Sujet, categorie: CategorieDonnee, situation: Situation): DonneesDossier {
  return {
    dossierId: 'd1',
    assureId: situation.lien === 'agent' ? 'assure-1' : 'assure-2',
    plateformeId: 'p1',
    etat: situation.etat,
    limite: situation.limite,
    affectations: liens(sujet, situation),
    consentements: [...partage(categorie, situation), ...accord(sujet, categorie, situation)],
    mandats: mandats(sujet, situation),
    maintenant: MAINTENANT,
  };
}

function liens(sujet: Sujet, { lien }: Situation): AffectationBrute[] {
  const nomme = { utilisateurId: sujet.utilisateurId, unite: null, organismeId: null, debut: AVANT, fin: null };
  const interne = ['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'].includes(sujet.unite);
  const organismeId = interne ? null : sujet.organismeId;
  const service = { utilisateurId: null, unite: sujet.unite, organismeId, debut: AVANT, fin: null };
  switch (lien) {
    case 'aucun':
      return [{ ...nomme, utilisateurId: 'quelqu’un d’autre', role: 'REFERENT' }];
    case 'service':
      return [{ ...service, role: 'SERVICE' }];
    case 'agent':
      return [{ ...nomme, role: 'CERCLE' }];
    case 'revue':
      return [{ ...nomme, role: 'REVUE' }];
    case 'termine':
      return [
        { ...nomme, role: 'REFERENT', fin: HIER },
        { ...service, role: 'SERVICE', fin: MAINTENANT },
      ];
  }
}

function mandats(sujet: Sujet, { lien }: Situation): DonneesDossier['mandats'] {
  const mandat = { mandataireId: sujet.utilisateurId, debut: AVANT, fin: null, revoqueLe: null };
  if (lien === 'agent') return [mandat];
  if (lien === 'termine') return [{ ...mandat, revoqueLe: HIER }];
  if (lien === 'revue') return [{ ...mandat, fin: MAINTENANT }];
  return lien === 'service' ? [{ ...mandat, mandataireId: 'quelqu’un d’autre' }] : [];
}

function partage(categorie: CategorieDonnee, situation: Situation): ConsentementBrut[] {
  if (situation.partage === 'absent') return [];
  return [
    {
      portee: 'ASSURANCE_MALADIE',
      unite: null,
      organismeId: null,
      categories: [categorie],
      debut: AVANT,
      fin: situation.partage === 'expire' ? MAINTENANT : null,
      retireLe: situation.partage === 'retire' ? HIER : null,
    },
  ];
}

function accord(sujet: Sujet, categorie: CategorieDonnee, situation: Situation): ConsentementBrut[] {
  // Le Service social relève de l'accord (a), éprouvé par `partage`.
  if (situation.accord === 'absent' || sujet.unite === 'SERVICE_SOCIAL') return [];
  const autre: CategorieDonnee = categorie === 'identite' ? 'arret' : 'identite';
  return [
    {
      portee: 'PARTENAIRE',
      unite: sujet.unite,
      organismeId: situation.accord === 'autreOrganisme' ? 'o2' : sujet.organismeId,
      categories: [situation.accord === 'autreCategorie' ? autre : categorie],
      debut: AVANT,
      fin: situation.accord === 'expire' ? HIER : null,
      retireLe: situation.accord === 'retire' ? HIER : null,
    },
  ];
}
