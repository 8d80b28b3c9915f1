import { expect, it } from '@jest/globals';
import { ReactionsRetrait, type AccordChange } from './reactions-retrait.port.js';

const CHANGE: AccordChange = {
  dossierId: 'd',
  consentementId: 'c',
  portee: 'PARTENAIRE',
  unite: 'ETM',
  organismeId: 'o',
  agentsIds: ['a'],
};

it('joue toutes les réactions de la bonne sorte, même si l’une lève', async () => {
  const reactions = new ReactionsRetrait();
  const recus: string[] = [];
  reactions.surRetrait(() => {
    throw new TypeError('en panne');
  });
  reactions.surRetrait((change) => void recus.push(`retrait ${change.dossierId}`));
  reactions.surOctroi(async () => Promise.resolve(void recus.push('octroi')));
  reactions.declencher('retrait', CHANGE);
  await Promise.resolve();
  expect(recus).toEqual(['retrait d']);
  reactions.declencher('octroi', CHANGE);
  await Promise.resolve();
  expect(recus).toEqual(['retrait d', 'octroi']);
});
