import { expect, it } from '@jest/globals';
import { phraseDActe } from './phrases-actes.js';

it.each([
  ['lecture', ['identite', 'social'], 'a ouvert votre dossier'],
  ['dossier.ecrire', ['coordonnees'], 'a modifié : Coordonnées'],
  ['dossier.suspendre', null, 'a fait avancer votre accompagnement'],
  ['lecture-entretiens', ['dispositifs'], 'a lu une partie de votre dossier'],
  ['dispositif.lister', ['dispositifs'], 'a lu où en sont vos aides'],
  ['dispositif.autoriser', ['dispositifs'], 'a agi sur une de vos aides'],
  ['visite.realiser', null, 'a agi sur votre visite de pré-reprise'],
  ['document.telecharger', ['documentsSociaux'], 'a ouvert un de vos documents'],
  ['inconnue.autre', null, 'a agi sur votre dossier'],
])('%s', (action, categories, phrase) => {
  expect(phraseDActe(action, categories)).toBe(phrase);
});
