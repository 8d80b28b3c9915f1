import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FONCTIONS, type ErreurMetier, type Resultat } from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { RegistreOutbox } from '../../platform/queue/registre-outbox.js';
import {
  canari,
  consentir,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
} from '../dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../dossier/essais/outils.js';
import { DossierDepot } from '../dossier/persistence/dossier.depot.js';
import { TachePort, type NouvelleTache } from '../tache/tache.port.js';
import { EntretiensDepot } from './entretiens/entretiens.depot.js';
import { Entretiens } from './entretiens/entretiens.use-case.js';
import { PreconisationsDepot } from './preconisations/preconisations.depot.js';
import { Preconisations } from './preconisations/preconisations.use-case.js';
import { SuivreCloture } from './suivre-cloture/suivre-cloture.js';

class TachesNotees extends TachePort {
  readonly creees: NouvelleTache[] = [];
  creerPlusieurs(_: Transaction, taches: readonly NouvelleTache[]): Promise<string[]> {
    this.creees.push(...taches);
    return Promise.resolve(taches.map(() => ''));
  }
  terminerCellesDe(): Promise<number> {
    return Promise.resolve(0);
  }
  abandonnerCellesDe(): Promise<number> {
    return Promise.resolve(0);
  }
  annulerCellesDe(): Promise<number> {
    return Promise.resolve(0);
  }
  rouvrir(): Promise<void> {
    return Promise.resolve();
  }
}

let outils: Outils;
let monde: Monde;
let entretiens: Entretiens;
let preconisations: Preconisations;
let faits: FaitsService;
let d: DossierDEssai;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  faits = new FaitsService(outils.lecture);
  const dossiers = new DossierDepot(outils.lecture, outils.horloge, outils.coffre);
  entretiens = new Entretiens(outils.unite, faits, new EntretiensDepot(outils.lecture), dossiers, outils.journal);
  preconisations = new Preconisations(
    outils.unite,
    faits,
    new PreconisationsDepot(outils.lecture),
    dossiers,
    outils.journal,
  );
  d = await creerDossier(outils, monde);
  for (const fonction of FONCTIONS) await lier(outils, d.dossierId, monde.agents[fonction].utilisateurId);
  await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
  await consentir(outils, d.dossierId, {
    portee: 'PARTENAIRE',
    unite: 'CAP_EMPLOI',
    organismeId: monde.organismes.CAP_EMPLOI,
    categories: ['identite', 'dispositifs'],
  });
  await consentir(outils, d.dossierId, {
    portee: 'PARTENAIRE',
    unite: 'SPST',
    organismeId: monde.organismes.SPST,
    categories: ['identite'],
  });
});
afterAll(() => outils.fermer());

const codeDe = (r: Resultat<unknown, ErreurMetier>): string => (r.ok ? 'ok' : r.erreur.code);

describe('entretiens et préconisations', () => {
  it('le résumé ne sort que pour qui lit le social ; les autres savent que l’entretien a eu lieu, ou rien', async () => {
    const sociale = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    const note = await entretiens.noter(sociale, d.dossierId, {
      date: '2026-01-05',
      modalite: 'ACCUEIL',
      dureeMinutes: 45,
      resume: canari('resume'),
    });
    expect(note).toMatchObject({
      ok: true,
      valeur: { date: '2026-01-05', resume: canari('resume'), auteur: sociale.nom },
    });
    await preconisations.noter(sociale, d.dossierId, { code: 'RQTH', commentaire: canari('commentaire') });
    for (const fonction of FONCTIONS) {
      const agent = fonction === 'ASSURE' ? d.assure : monde.agents[fonction];
      const f = await faits.charger(agent, d.dossierId);
      if (f === null) throw new Error('dossier absent');
      const [e, p] = [
        await entretiens.lister(agent, d.dossierId, 50, undefined),
        await preconisations.lister(agent, d.dossierId),
      ];
      const [lit, social] = [
        peut(agent, 'lire', { categorie: 'dispositifs', faits: f }),
        peut(agent, 'lire', { categorie: 'social', faits: f }),
      ];
      const texte = JSON.stringify([e, p]);
      expect({
        fonction,
        lit: e.ok && p.ok,
        resume: texte.includes(canari('resume')),
        commentaire: texte.includes(canari('commentaire')),
      }).toEqual({ fonction, lit, resume: social, commentaire: social });
    }
  });

  it('note un contact : le dossier n’est plus « sans nouvelle », et une date passée ne recule pas', async () => {
    const sociale = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    await entretiens.noter(sociale, d.dossierId, { date: '2026-02-05', modalite: 'TELEPHONE' });
    await entretiens.noter(sociale, d.dossierId, { date: '2026-01-02', modalite: 'TELEPHONE' });
    const [ligne] = await outils.sql<{ jour: string }>(
      `SELECT dernier_contact::text AS jour FROM dossier WHERE id = $1`,
      [d.dossierId],
    );
    expect(ligne?.jour).toBe('2026-02-05');
  });

  it('refuse une date future, et qui n’écrit pas le social', async () => {
    expect(
      codeDe(
        await entretiens.noter(monde.agents.ASSISTANT_SERVICE_SOCIAL, d.dossierId, {
          date: '2999-01-01',
          modalite: 'VISIO',
        }),
      ),
    ).toBe('requete-invalide');
    expect(
      codeDe(
        await entretiens.noter(monde.agents.MEDECIN_CONSEIL, d.dossierId, { date: '2026-01-01', modalite: 'VISIO' }),
      ),
    ).toBe('acces-refuse');
    expect(codeDe(await preconisations.noter(monde.agents.CSAM_SERVICE_SOCIAL, d.dossierId, { code: 'RQTH' }))).toBe(
      'acces-refuse',
    );
    expect(
      codeDe(await preconisations.lister({ ...monde.agents.MEDECIN_CONSEIL, utilisateurId: d.assureId }, d.dossierId)),
    ).toBe('introuvable');
  });
});

it('après une clôture, deux prises de nouvelles sont prévues, une seule fois même si le message revient', async () => {
  const taches = new TachesNotees();
  const registre = new RegistreOutbox();
  new SuivreCloture(outils.unite, registre, taches).onModuleInit();
  await outils.sql(
    `UPDATE dossier SET etat = 'CLOS', issue = 'RETRAITE', clos_le = '2026-03-10T11:00:00Z' WHERE id = $1`,
    [d.dossierId],
  );
  const message = {
    id: d.assureId,
    type: 'dossier-transforme',
    donnees: { dossierId: d.dossierId, transition: 'clore' },
  };
  for (let fois = 0; fois < 2; fois += 1)
    for (const { gestionnaire } of registre.pour('dossier-transforme')) await gestionnaire(message);
  expect(taches.creees.map((t) => t.echeance)).toEqual(['2026-09-10', '2027-03-10']);
});
