/** Chemin de retour déclaré chez le fournisseur (contract.md, « Sign-in »). */
export const CHEMIN_RETOUR = '/api/v1/connexion/retour';
