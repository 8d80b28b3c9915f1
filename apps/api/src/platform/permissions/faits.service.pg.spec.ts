import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { echec, succes } from '@pdp/domain';
import { creerDossier, creerMonde, lier, type DossierDEssai, type Monde } from '../../modules/dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../../modules/dossier/essais/outils.js';
import { nouvelId } from '../config/identifiants.js';
import { estVisible, refusDAcces } from './acces.js';
import { FaitsService } from './faits.service.js';

let outils: Outils;
let monde: Monde;
let faits: FaitsService;
let d: DossierDEssai;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  faits = new FaitsService(outils.lecture);
  d = await creerDossier(outils, monde);
});
afterAll(() => outils.fermer());

describe('faits d’un dossier', () => {
  it('les mêmes avec et sans transaction ; rien pour un dossier inconnu', async () => {
    const agent = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    await lier(outils, d.dossierId, agent.utilisateurId);
    const hors = await faits.charger(agent, d.dossierId);
    await outils.unite.executer(agent, async (tx) => {
      expect(await faits.charger(agent, d.dossierId, tx)).toEqual(hors);
      expect(await faits.charger(agent, nouvelId(), tx)).toBeNull();
      return succes(null);
    });
    expect(hors).toMatchObject({ estAffecte: true, estAffecteEnEcriture: true, partageActif: false });
    expect(await faits.charger(agent, nouvelId())).toBeNull();
  });

  it('en écriture, un retrait d’accord attend la fin de la transaction', async () => {
    const agent = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    const [accord] = await outils.sql<{ id: string }>(
      `INSERT INTO consentement (id, dossier_id, portee, version_texte, canal) VALUES ($1,$2,'ASSURANCE_MALADIE','1','ORAL_ATTESTE') RETURNING id`,
      [nouvelId(), d.dossierId],
    );
    const ordre: string[] = [];
    let retrait: Promise<unknown> = Promise.resolve();
    await outils.unite.executer(agent, async (tx) => {
      await faits.charger(agent, d.dossierId, tx);
      retrait = outils
        .sql(`UPDATE consentement SET retire_le = now() WHERE id = $1`, [accord?.id])
        .then(() => ordre.push('retrait'));
      await new Promise((suite) => setTimeout(suite, 150));
      ordre.push('écriture');
      return echec(null);
    });
    await retrait;
    expect(ordre).toEqual(['écriture', 'retrait']);
  });
});

describe('refus', () => {
  it('404 à qui ne voit rien, 403 avec la raison à qui lit sans pouvoir', async () => {
    const [sociale, medecin] = [monde.agents.ASSISTANT_SERVICE_SOCIAL, monde.agents.MEDECIN_CONSEIL];
    const deLaSociale = await faits.charger(sociale, d.dossierId);
    const duMedecin = await faits.charger(medecin, d.dossierId);
    expect([estVisible(sociale, deLaSociale), estVisible(medecin, duMedecin)]).toEqual([true, false]);
    expect(refusDAcces(sociale, deLaSociale, { action: 'ecrire', categorie: 'social' })).toBeNull();
    expect(refusDAcces(sociale, deLaSociale, { action: 'ecrire', categorie: 'avis' })).toMatchObject({
      code: 'acces-refuse',
    });
    expect(refusDAcces(medecin, duMedecin, { action: 'lire', categorie: 'avis' })).toMatchObject({
      code: 'introuvable',
    });
    expect(refusDAcces(medecin, null, { action: 'lire', categorie: 'avis' })).toEqual(
      refusDAcces(medecin, duMedecin, { action: 'lire', categorie: 'avis' }),
    );
  });
});
