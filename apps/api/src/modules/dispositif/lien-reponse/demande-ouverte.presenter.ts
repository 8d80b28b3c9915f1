import { motifSiRefus, texteDemande, type DemandeOuverteVue } from '@pdp/domain';
import type { DemandeOuverte } from './ouverture-du-lien.js';

/** La page d'un répondant : prénom et initiale, l'objet, les faits qui le concernent ; rien d'autre du dossier. */
export const presenterDemande = ({ lien, dispositif, personne, contexte }: DemandeOuverte): DemandeOuverteVue => {
  const texte = texteDemande(dispositif, lien.partie, contexte.departement);
  return {
    partie: lien.partie,
    objet: texte?.objet ?? '',
    question: texte?.question ?? '',
    faits: texte?.faits ?? [],
    personne: `${personne.prenom} ${personne.nom.charAt(0)}.`,
    demandeur: `Service social de l’Assurance Maladie, ${personne.plateforme}`,
    expireLe: lien.expireLe.toISOString(),
    motifSiRefus: motifSiRefus(dispositif, lien.partie, contexte),
    aujourdhui: contexte.aujourdhui,
  };
};
