import { LIBELLES_PARTIE } from '@pdp/domain';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';
import type { DossierRemis } from './donnees-acces.js';
import { section } from './mise-en-mots.js';

/** Ce qui a été demandé à un tiers par lien, et les alertes où un référent a compté ce dossier. */
export const tiersEnMots = (d: DossierRemis): BlocPdf[] => [
  ...section('Réponses demandées par lien', d.reponsesDemandees, [
    ['À qui', 'aQui', LIBELLES_PARTIE],
    ['Votre accord du', 'accordLe'],
    ['Demandée le', 'demandeeLe'],
    ['Par', 'par'],
  ]),
  ...section('Alertes entreprise où votre dossier a été compté, sans votre nom', d.alertesEntreprise, [
    ['Le', 'le'],
    ['Par', 'par'],
  ]),
];
