import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connecter } from '../../api/test/connecter';
import type { ApplicationDemo } from '../../api/test/demo-de-test';
import { dossiersProposables, tenirSeance } from '../../api/test/seance-de-test';
import { montrer } from './outils/captures';
import { BancSurveille, type PosteSurveille } from './outils/poste-surveille';
import { fautes } from './outils/verifier';
import { parti } from './outils/parti';

let banc: BancSurveille;
let application: ApplicationDemo;
let salle: string;
const installer = (...demande: Parameters<BancSurveille['installer']>): Promise<PosteSurveille> =>
  banc.installer(...demande);

beforeAll(async () => {
  banc = await BancSurveille.ouvrir();
  ({ application } = banc);
  const vitrine = await application.dossierVitrine();
  const coordinatrice = await connecter(application.url, 'coordinatrice');
  const { revueId } = await tenirSeance(coordinatrice, {
    dossiers: [vitrine, ...(await dossiersProposables(application, vitrine, 2))],
    formats: ['STANDARD', 'LOT', 'LOT'],
    participants: [await application.idDe('assistante.sociale')],
  });
  salle = `/revues/${revueId}`;
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

describe('lot « rien à signaler » en séance', () => {
  test('qui conduit le passe d’un geste ; les autres voient les deux dossiers conclus', async () => {
    const { page: conduite } = await installer('coordinatrice', salle);
    const { page: autre } = await installer('assistante.sociale', salle);
    await autre.getByRole('navigation', { name: 'Ordre du jour' }).getByRole('listitem').nth(2).waitFor();
    expect(await autre.getByRole('button', { name: /^Passer le lot/ }).count()).toBe(0);
    await montrer(conduite, 'lot-avant');
    await conduite.getByRole('button', { name: 'Passer le lot : 2 dossiers sans rien à signaler' }).click();
    await conduite.getByText('2 dossiers : rien à signaler, on poursuit.').waitFor();
    await parti(conduite.getByRole('button', { name: /^Passer le lot/ }));
    await autre.getByText('2 / 3 dossiers').waitFor();
    await montrer(conduite, 'lot-apres');
    expect(await fautes(conduite)).toEqual([]);
    // Le dossier qui reste se discute ensuite comme les autres.
    await conduite.getByRole('navigation', { name: 'Ordre du jour' }).getByRole('listitem').first().click();
    await conduite.getByRole('button', { name: /Amener le groupe sur ce dossier|Commencer par/ }).click();
    await autre.getByRole('heading', { name: 'Mme Sophie Guéguen' }).waitFor();
  }, 120_000);
});
