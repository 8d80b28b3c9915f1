export * from './alea.js';
export * from './identifiants.js';
export * from './horloge-fixe.js';
export * from './un-assure.js';
export * from './une-fiche.js';
export * from './un-consentement.js';
export * from './un-dossier.js';
export * from './un-signalement.js';
