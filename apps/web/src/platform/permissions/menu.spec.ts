import { FONCTIONS } from '@pdp/domain';
import { peut, peutUne } from './capacites';
import { accueilDe, peutVoirEcran } from './menu';

it.each(FONCTIONS)('%s arrive sur un écran de son menu', (fonction) => {
  const ecran = accueilDe(fonction).slice(1) as Parameters<typeof peutVoirEcran>[1];
  expect(peutVoirEcran(fonction, ecran)).toBe(true);
});

it('garde l’assuré dans son espace', () => {
  expect(peutVoirEcran('ASSURE', 'mon-livret')).toBe(true);
  expect(peutVoirEcran('ASSURE', 'assures')).toBe(false);
  expect(peutVoirEcran('ASSISTANT_SERVICE_SOCIAL', 'mon-livret')).toBe(false);
});

it('ne permet rien sur une ressource absente', () => {
  expect(peut(undefined, 'qualifier')).toBe(false);
  expect(peutUne({ capacites: ['contacter'] }, ['qualifier', 'contacter'])).toBe(true);
});
