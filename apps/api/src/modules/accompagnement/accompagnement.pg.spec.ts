import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FONCTIONS, type ErreurMetier, type Resultat } from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { nouvelId } from '../../platform/config/identifiants.js';
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

describe('pas d’une préconisation', () => {
  it('s’acceptent, se réalisent, se reprennent : chaque pas daté et signé, rien d’effacé', async () => {
    const sociale = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    const notee = await preconisations.noter(sociale, d.dossierId, { code: 'RQTH' });
    if (!notee.ok) throw new Error('préconisation refusée');
    const { id } = notee.valeur;
    const avancer = (transition: 'accepter' | 'realiser' | 'reprendre' | 'lier', agent = sociale, reste: object = {}) =>
      preconisations.avancer(agent, id, null, { transition, ...reste });
    expect(codeDe(await avancer('reprendre'))).toBe('transition-impossible');
    expect(codeDe(await avancer('accepter', monde.agents.MEDECIN_CONSEIL))).toBe('acces-refuse');
    expect(await avancer('accepter')).toMatchObject({ ok: true, valeur: { statut: 'ACCEPTEE', version: 2 } });
    expect(codeDe(await avancer('lier', sociale, { dispositifId: d.assureId }))).toBe('regle-metier');
    const dispositif = nouvelId();
    await outils.sql(
      `INSERT INTO dispositif (id, dossier_id, type, etat, etat_depuis, contenu_scelle, cree_par) VALUES ($1,$2,'RQTH','ACCORDEE',current_date,'x',$3)`,
      [dispositif, d.dossierId, sociale.utilisateurId],
    );
    expect(codeDe(await avancer('lier', sociale, { dispositifId: dispositif }))).toBe('ok');
    const vue = async (agent = sociale, laquelle = id) => {
      const r = await preconisations.lister(agent, d.dossierId);
      return r.ok ? r.valeur.elements.find((une) => une.id === laquelle) : undefined;
    };
    expect(await vue()).toMatchObject({ statut: 'ACCEPTEE', realisationProposee: true, lien: { id: dispositif } });
    // Un statut de santé ne se devine ni par la préconisation, ni par ce qui est né d'une autre.
    expect(await vue(monde.agents.CSAM_SERVICE_SOCIAL)).toBeUndefined();
    expect(await vue(monde.agents.REFERENT_CPAM)).toBeUndefined();
    const autre = await preconisations.noter(sociale, d.dossierId, { code: 'AUTRE_MESURE' });
    if (!autre.ok) throw new Error('préconisation refusée');
    await preconisations.avancer(sociale, autre.valeur.id, null, { transition: 'lier', dispositifId: dispositif });
    expect(await vue(sociale, autre.valeur.id)).toMatchObject({ lien: { id: dispositif } });
    const tu = { lien: null, transitions: [], realisationProposee: false };
    expect(await vue(monde.agents.CSAM_SERVICE_SOCIAL, autre.valeur.id)).toMatchObject(tu);
    expect(await vue(monde.agents.REFERENT_CPAM, autre.valeur.id)).toMatchObject(tu);
    await avancer('realiser');
    expect(await vue()).toMatchObject({
      statut: 'REALISEE',
      realisationProposee: false,
      passe: [{ statut: 'ACCEPTEE' }, { statut: 'REALISEE' }],
    });
  });
});

it('après une clôture, deux prises de nouvelles, une seule fois même si le message revient ; en tâches pour qui n’a pas d’espace', async () => {
  const taches = new TachesNotees();
  const registre = new RegistreOutbox();
  new SuivreCloture(outils.unite, registre, taches).onModuleInit();
  await outils.sql(
    `UPDATE dossier SET etat = 'CLOS', issue = 'RETRAITE', clos_le = '2026-03-10T11:00:00Z' WHERE id = $1`,
    [d.dossierId],
  );
  const recevoir = async (id: string, transition: string): Promise<void> => {
    const message = { id, type: 'dossier-transforme', donnees: { dossierId: d.dossierId, transition } };
    for (const { gestionnaire } of registre.pour('dossier-transforme')) await gestionnaire(message);
  };
  const suivis = async (): Promise<string[]> =>
    (
      await outils.sql<{ jour: string }>(
        `SELECT echeance::text AS jour FROM suivi_cloture WHERE dossier_id = $1 ORDER BY echeance`,
        [d.dossierId],
      )
    ).map(({ jour }) => jour);
  const attendues = ['2026-09-10', '2027-03-10'];
  for (let fois = 0; fois < 2; fois += 1) await recevoir(d.assureId, 'clore');
  expect([await suivis(), taches.creees]).toEqual([attendues, []]);
  await outils.sql(`DELETE FROM suivi_cloture WHERE dossier_id = $1`, [d.dossierId]);
  await outils.sql(`UPDATE utilisateur SET actif = false WHERE assure_id = $1`, [d.assureId]);
  await recevoir(d.dossierId, 'clore');
  expect([await suivis(), taches.creees.map((t) => t.echeance)]).toEqual([attendues, attendues]);
});
