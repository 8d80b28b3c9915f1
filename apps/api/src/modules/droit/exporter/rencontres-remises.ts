import { LIBELLES_CONTACT, LIBELLES_ETAT_RENDEZ_VOUS, LIBELLES_MODALITE_LUE, LIBELLES_MOTIF_LU } from '@pdp/domain';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';
import type { DonneesDossier } from './donnees-acces.js';
import { section } from './mise-en-mots.js';

/** Entretiens, essais de contact et rendez-vous, dits à la personne. */
export const rencontresRemises = (d: Pick<DonneesDossier, 'entretiens' | 'contacts' | 'rendezVous'>): BlocPdf[] => [
  ...section('Vos entretiens', d.entretiens, [
    ['Le', 'date'],
    ['Comment', 'modalite', LIBELLES_MODALITE_LUE],
    ['Avec', 'par'],
    ['Résumé', 'resume'],
    ['Annulé', 'annuleMotif', LIBELLES_MOTIF_LU],
  ]),
  ...section('Les fois où nous avons cherché à vous joindre', d.contacts, [
    ['Le', 'le'],
    ['Comment', 'nature', LIBELLES_CONTACT],
    ['Par', 'par'],
    ['Annulé', 'annuleMotif', LIBELLES_MOTIF_LU],
  ]),
  ...section('Vos rendez-vous', d.rendezVous, [
    ['Le', 'le'],
    ['Comment', 'modalite', LIBELLES_MODALITE_LUE],
    ['Lieu', 'lieu'],
    ['Avec', 'avec'],
    ['État', 'etat', LIBELLES_ETAT_RENDEZ_VOUS],
  ]),
];
