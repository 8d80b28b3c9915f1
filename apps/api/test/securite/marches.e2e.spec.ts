import { completerCategorie } from '../cles-de-test.js';
import type { DossierVue } from '@pdp/domain';
import fc from 'fast-check';
import { COMPTES_DEMO } from '../../src/demo/comptes.js';
import { connexions } from '../balayage/cibles.js';
import type { ReponseHttp } from '../client-http.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';
import * as modele from './modele-droits.js';
import type { Etat, Issue, Personne } from './modele-droits.js';
import { exigerAucunePanne } from './pannes-notees.js';

const MARCHES = Number(process.env['PDP_MARCHES'] ?? 300);
const GRAINE = Number(process.env['PDP_GRAINE'] ?? Date.now() % 2 ** 31);

const PARTENAIRES: Readonly<Record<string, readonly string[]>> = {
  'medecin.travail': ['identite', 'coordonnees', 'arret', 'avis', 'emploi', 'statutSante', 'projet', 'livret'],
  'cap.emploi': ['identite', 'coordonnees', 'capacites', 'emploi', 'statutSante', 'projet', 'livret'],
  comete: ['identite', 'coordonnees', 'arret', 'avis', 'capacites', 'emploi', 'statutSante', 'projet'],
};

const COMPTES = COMPTES_DEMO.map((c) => c.compte).filter((c) => c !== 'cellule.spst');
const FREQUENTS = ['assistante.sociale', 'csam.social', 'coordinatrice', 'assuree'];
const ECRITES = ['coordonnees', 'social', 'capacites', 'projet', 'emploi', 'avis', 'arret', 'identite'] as const;

type Pas =
  | { readonly faire: 'donnerAM'; readonly par: string; readonly capacites: boolean }
  | { readonly faire: 'donner'; readonly par: string; readonly a: string; readonly categories: readonly string[] }
  | { readonly faire: 'retirer'; readonly par: string; readonly rang: number }
  | { readonly faire: 'lier'; readonly par: string; readonly cible: string }
  | { readonly faire: 'delier'; readonly par: string; readonly rang: number }
  | { readonly faire: 'transiter'; readonly par: string; readonly nom: string }
  | { readonly faire: 'ouvrir'; readonly par: string }
  | { readonly faire: 'ecrire'; readonly par: string; readonly categorie: string };

const quiconque = fc.constantFrom(...COMPTES);
// Le plus souvent quelqu'un qui a une chance de réussir : une marche de refus n'explore rien.
const par = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...FREQUENTS) }, { weight: 1, arbitrary: quiconque });
const rang = fc.nat(9);
const don = fc.constantFrom(...Object.keys(PARTENAIRES)).chain((a) =>
  fc.record({
    faire: fc.constant('donner' as const),
    par,
    a: fc.constant(a),
    categories: fc.subarray([...(PARTENAIRES[a] ?? [])], { minLength: 1 }),
  }),
);
const pas: fc.Arbitrary<Pas> = fc.oneof(
  fc.record({ faire: fc.constant('donnerAM' as const), par, capacites: fc.boolean() }),
  don,
  fc.record({ faire: fc.constant('retirer' as const), par, rang }),
  fc.record({ faire: fc.constant('lier' as const), par, cible: quiconque }),
  fc.record({ faire: fc.constant('delier' as const), par, rang }),
  fc.record({ faire: fc.constant('transiter' as const), par, nom: fc.constantFrom(...modele.NOMS_TRANSITIONS) }),
  { weight: 2, arbitrary: fc.record({ faire: fc.constant('ouvrir' as const), par: quiconque }) },
  fc.record({ faire: fc.constant('ecrire' as const), par: quiconque, categorie: fc.constantFrom(...ECRITES) }),
);

describe('marches aléatoires : le produit répond comme un petit modèle des droits', () => {
  exigerAucunePanne();
  let app: ApplicationDemo;
  let connecte: ReturnType<typeof connexions>;
  let personnes: Map<string, Personne>;
  let ids: Map<string, string>;
  let dossierId: string;
  const vus: Record<string, number> = {};

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.01);
    connecte = connexions(app.url);
    dossierId = await app.dossierVitrine();
    const lignes = await app.sql<{ compte: string; id: string; organismeId: string | null }>(
      `SELECT u.sujet AS compte, u.id, h.organisme_id AS "organismeId" FROM utilisateur u JOIN habilitation h ON h.utilisateur_id = u.id WHERE u.sujet = ANY ($1)`,
      [COMPTES],
    );
    ids = new Map(lignes.map((l) => [l.compte, l.id]));
    personnes = new Map(
      COMPTES_DEMO.map(({ compte, fonction, territoire }) => [
        compte,
        {
          compte,
          fonction,
          organismeId: lignes.find((l) => l.compte === compte)?.organismeId ?? null,
          plateforme: territoire === 'morbihan' ? 'la sienne' : 'une autre',
        },
      ]),
    );
    for (const compte of COMPTES) await connecte(compte);
  }, 120_000);

  afterAll(() => app?.fermer());

  const personne = (compte: string): Personne => personnes.get(compte) as Personne;

  /** Ramène le dossier à son premier jour : ouvert, un référent, aucun accord. */
  const depart = async (): Promise<Etat> => {
    await app.sql(`DELETE FROM affectation_dossier WHERE dossier_id = $1 AND role <> 'REFERENT'`, [dossierId]);
    await app.sql(`DELETE FROM consentement WHERE dossier_id = $1`, [dossierId]);
    await app.sql(`UPDATE dossier SET etat = 'OUVERT_SANS_PARTAGE' WHERE id = $1`, [dossierId]);
    await completerCategorie(app.sql, dossierId, 'social', { diagnosticSocialLe: '2026-11-02' });
    const [referent] = await app.sql<{ id: string; qui: string }>(
      `SELECT a.id, u.sujet AS qui FROM affectation_dossier a JOIN utilisateur u ON u.id = a.utilisateur_id WHERE a.dossier_id = $1 AND a.fin IS NULL`,
      [dossierId],
    );
    if (referent?.qui !== 'assistante.sociale') throw new Error('le dossier vitrine a changé de référent');
    const lien = { ...referent, nomme: true, role: 'REFERENT', accordId: null } as const;
    return { etat: 'OUVERT_SANS_PARTAGE', accords: new Map(), liens: [lien] };
  };

  const envoyer = async (p: Pas, methode: string, chemin: string, corps?: object): Promise<ReponseHttp> =>
    (await connecte(p.par)).requete(methode, chemin, corps === undefined ? {} : { corps });

  /** Compare un statut à celui du modèle et rend l'état suivant. */
  const suivre = (p: Pas, reponse: ReponseHttp, issue: Issue): Etat => {
    const cle = `${p.faire} ${issue.statut}`;
    vus[cle] = (vus[cle] ?? 0) + 1;
    expect({ p, statut: reponse.statut, texte: reponse.statut === issue.statut ? '' : reponse.texte }).toEqual({
      p,
      statut: issue.statut,
      texte: '',
    });
    return issue.apres;
  };

  const canal = (compte: string): string =>
    compte === 'assuree' || compte === 'mandataire' ? 'SIGNATURE_ELECTRONIQUE' : 'ORAL_ATTESTE';
  const idRendu = ({ corps }: ReponseHttp): string => (corps as { id?: string }).id ?? '';

  const jouer = async (etat: Etat, p: Pas): Promise<Etat> => {
    const qui = personne(p.par);
    const consentements = `/dossiers/${dossierId}/consentements`;
    switch (p.faire) {
      case 'donnerAM': {
        const categories = p.capacites ? ['capacites'] : [];
        const corps = { portee: 'ASSURANCE_MALADIE', canal: canal(p.par), categories };
        const r = await envoyer(p, 'POST', consentements, corps);
        return suivre(p, r, modele.donner(etat, qui, 'AM', categories, { accord: idRendu(r) }));
      }
      case 'donner': {
        const cible = personne(p.a);
        const [unite, organismeId] = modele.serviceDe(cible).split(' ');
        const corps = { portee: 'PARTENAIRE', canal: canal(p.par), unite, organismeId, categories: p.categories };
        const r = await envoyer(p, 'POST', consentements, corps);
        return suivre(p, r, modele.donner(etat, qui, modele.serviceDe(cible), p.categories, { accord: idRendu(r) }));
      }
      case 'retirer': {
        const [destinataire, accord] = [...etat.accords][p.rang % Math.max(1, etat.accords.size)] ?? [];
        if (destinataire === undefined || accord === undefined) return etat;
        const r = await envoyer(p, 'POST', `/consentements/${accord.id}/retrait`, {});
        return suivre(p, r, modele.retirer(etat, qui, destinataire, [...personnes.values()]));
      }
      case 'lier': {
        const corps = { role: 'CERCLE', utilisateurId: ids.get(p.cible) };
        const r = await envoyer(p, 'POST', `/dossiers/${dossierId}/affectations`, corps);
        return suivre(p, r, modele.lier(etat, qui, personne(p.cible), idRendu(r)));
      }
      case 'delier': {
        const nommes = etat.liens.filter((l) => l.nomme);
        const lien = nommes[p.rang % nommes.length];
        if (!lien) return etat;
        return suivre(p, await envoyer(p, 'DELETE', `/affectations/${lien.id}`), modele.delier(etat, qui, lien));
      }
      case 'transiter':
        return suivre(
          p,
          await envoyer(p, 'POST', `/dossiers/${dossierId}/transitions`, { transition: p.nom }),
          modele.transiter(etat, qui, p.nom),
        );
      case 'ouvrir':
        await lire(etat, p.par);
        return etat;
      case 'ecrire':
        await ecrire(etat, p, p.categorie);
        return etat;
    }
  };

  /** Ouvre le dossier : mêmes catégories et mêmes portées que le modèle, ou 404. */
  const lire = async (etat: Etat, compte: string): Promise<void> => {
    const attendue = modele.fiche(etat, personne(compte));
    const { statut, corps } = await (await connecte(compte)).get<DossierVue>(`/dossiers/${dossierId}`);
    const cle = `ouvrir ${statut}`;
    vus[cle] = (vus[cle] ?? 0) + 1;
    const lue =
      statut === 404
        ? null
        : Object.fromEntries(
            Object.keys(corps.categories).map((c) => [c, (corps.portees as Record<string, string>)[c] ?? 'complete']),
          );
    expect({ compte, fiche: lue }).toEqual({ compte, fiche: attendue });
  };

  // Un corps faux : son refus (400) prouve que le droit, vérifié avant, était là ; et rien ne s'écrit.
  const ecrire = async (etat: Etat, p: Pas, categorie: string): Promise<void> => {
    const voulu = modele.ecriture(etat, personne(p.par), categorie);
    const [dossier] = await app.sql<{ version: number }>(`SELECT version FROM dossier WHERE id = $1`, [dossierId]);
    const client = await connecte(p.par);
    const r = await client.put(
      `/dossiers/${dossierId}/categories/${categorie}`,
      { champEnTrop: 1 },
      { version: dossier?.version ?? 1 },
    );
    const obtenu = r.statut === 403 || r.statut === 404 ? r.statut : 'permise';
    const cle = `ecrire ${obtenu}`;
    vus[cle] = (vus[cle] ?? 0) + 1;
    expect({ p, obtenu }).toEqual({ p, obtenu: voulu });
  };

  it(`${MARCHES} marches (graine ${GRAINE} ; PDP_GRAINE la rejoue)`, async () => {
    let numero = 0;
    const propriete = fc.asyncProperty(fc.array(pas, { minLength: 4, maxLength: 14 }), async (marche) => {
      let etat = await depart();
      for (const p of marche) etat = await jouer(etat, p);
      // À la fin de chaque marche, un tiers du monde ouvre le dossier, à tour de rôle.
      const tour = (numero += 1) % 3;
      for (const compte of COMPTES.filter((_, i) => i % 3 === tour)) await lire(etat, compte);
    });
    await fc.assert(propriete, { numRuns: MARCHES, seed: GRAINE, endOnFailure: true });
    // Une marche qui n'atteindrait jamais un succès ne prouverait rien.
    for (const cle of [
      'donnerAM 201',
      'donner 201',
      'retirer 200',
      'lier 201',
      'delier 204',
      'transiter 200',
      'ecrire permise',
    ])
      expect({ cle, vu: (vus[cle] ?? 0) > 0 }).toEqual({ cle, vu: true });
  }, 300_000);
});
