export * from './noyau/resultat.js';
export * from './annuaire/fonctions.js';
export * from './dossier/categories.js';
