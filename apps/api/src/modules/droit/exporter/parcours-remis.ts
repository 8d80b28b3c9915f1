import { LIBELLES_CANAL_DIT } from '@pdp/domain';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';
import { diagnosticEnMots } from './diagnostic-en-mots.js';
import type { DossierRemis } from './donnees-acces.js';
import { section } from './mise-en-mots.js';
import { feuilleEnMots, objectifsEnMots } from './plan-en-mots.js';

/** Ce que la personne a relu, validé ou entendu : phrases dites, plan, feuilles de route, diagnostic. */
export const parcoursRemis = (d: DossierRemis): BlocPdf[] => [
  ...section('Ce qui vous a été dit', d.dits, [
    ['Le', 'le'],
    ['Comment', 'comment', LIBELLES_CANAL_DIT],
    ['Par', 'par'],
    ['Phrase', 'phrase'],
  ]),
  ...section('Votre plan d’actions', d.plans.flatMap(objectifsEnMots), [
    ['Objectif', 'objectif'],
    ['Horizon', 'horizon'],
    ['Où il en est', 'etat'],
    ['Actions', 'actions'],
  ]),
  ...section('Vos feuilles de route', d.feuilles.map(feuilleEnMots), [
    ['Version', 'numero'],
    ['Où elle en est', 'etat'],
    ['Proposée par', 'par'],
    ['Acceptée le', 'accepteeLe'],
    ['Ce qu’elle dit', 'contenu'],
    ['À changer', 'remarque'],
  ]),
  ...section('Votre diagnostic social', d.diagnostics.map(diagnosticEnMots), [
    ['Version', 'numero'],
    ['Où elle en est', 'etat'],
    ['Écrite par', 'par'],
    ['Validée le', 'valideLe'],
    ['Comment', 'facon'],
    ['Ce qui est noté', 'note'],
    ['À corriger', 'remarque'],
  ]),
];
