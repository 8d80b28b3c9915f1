import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnnuairePage, OrganismeVue, Page, Probleme } from '@pdp/domain';
import { nouvelId } from '../../platform/config/identifiants.js';
import { ouvrirMondeLivret, type MondeLivret } from '../livret/essais/monde-livret.js';
import { semerCompte } from './essais/comptes.js';

describe('annuaire', () => {
  let m: MondeLivret;
  beforeAll(async () => {
    m = await ouvrirMondeLivret();
  }, 120_000);
  afterAll(() => m?.fermer());

  const chercher = async (suite = '', compte: 'referente' | 'emploi' = 'referente') =>
    (await (await m.client(compte)).get<AnnuairePage & Probleme>(`/annuaire${suite}`)).corps;

  test('les professionnels de ma plateforme, une fois chacun, sans assuré ni administrateur', async () => {
    await semerCompte(m, 'lointain', 'MEDECIN_CONSEIL', { plateformeId: m.monde.autrePlateformeId, nom: 'Lointain' });
    const { elements } = await chercher('?limite=200');
    expect(new Set(elements.map((e) => e.id)).size).toBe(elements.length);
    expect(elements.map((e) => e.fonction)).toEqual(
      expect.arrayContaining(['MEDECIN_CONSEIL', 'CONSEILLER_CAP_EMPLOI', 'COORDINATEUR']),
    );
    expect(elements.some((e) => ['ASSURE', 'MANDATAIRE', 'ADMINISTRATEUR', 'DPO', 'PILOTE'].includes(e.fonction))).toBe(
      false,
    );
    expect(elements.some((e) => e.nom.includes('Lointain'))).toBe(false);
    expect(elements.find((e) => e.nom.endsWith('Nom travail'))?.nom).toBe('Dr Prénom Nom travail');
  });

  test('se cherche sans accent ni casse, par début de mot, par service', async () => {
    const { utilisateurId } = await semerCompte(m, 'heloise', 'IPRP', { nom: 'Œillet-Égée', prenom: 'Héloïse' });
    await m.sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, plateforme_id, debut) VALUES ($1,$2,'COORDINATEUR','COORDINATION',$3,now() - interval '1 hour')`,
      [nouvelId(), utilisateurId, m.monde.plateformeId],
    );
    for (const recherche of ['oeillet', 'EGEE helo', 'Œil', 'héloïse œillet', 'oeillet spst'])
      expect([
        recherche,
        (await chercher(`?recherche=${encodeURIComponent(recherche)}`)).elements.map((e) => e.id),
      ]).toEqual([recherche, [utilisateurId]]);
    for (const recherche of ['illet', 'oeillet absente'])
      expect((await chercher(`?recherche=${encodeURIComponent(recherche)}`)).elements).toEqual([]);
    expect((await chercher('?recherche=oeillet')).elements[0]).toMatchObject({
      fonction: 'IPRP',
      autresFonctions: ['COORDINATEUR'],
      organisme: { nom: 'Organisme SPST' },
    });
    expect((await chercher('?recherche=oeillet&unite=COORDINATION')).elements[0]).toMatchObject({
      fonction: 'COORDINATEUR',
      autresFonctions: ['IPRP'],
      organisme: null,
    });
    expect((await chercher('?recherche=oeillet&unite=CPAM')).elements).toEqual([]);
    expect((await chercher(`?recherche=${encodeURIComponent('%_')}`)).elements.length).toBeGreaterThan(5);
  });

  test('se feuillette sans doublon ni trou ; filtres faux refusés', async () => {
    const tous = (await chercher('?limite=200')).elements.map((e) => e.id);
    const vus: string[] = [];
    let curseur: string | null = '';
    while (curseur !== null) {
      const page: AnnuairePage = await chercher(`?limite=3${curseur && `&curseur=${curseur}`}`);
      vus.push(...page.elements.map((e) => e.id));
      curseur = page.curseurSuivant;
    }
    expect(vus).toEqual(tous);
    for (const faux of [
      'unite=TOUT',
      'limite=0',
      'curseur=x',
      'curseur=WzEsMiwzXQ',
      `recherche=${'x'.repeat(101)}`,
      'autre=1',
      'recherche=%00',
    ])
      expect([faux, (await chercher(`?${faux}`)).code]).toEqual([faux, 'requete-invalide']);
  });

  test('un compte désactivé ou une habilitation finie n’y est plus ; un assuré n’a pas d’annuaire, mais choisit un organisme', async () => {
    const { utilisateurId, habilitationId } = await semerCompte(m, 'partant', 'IPRP', { nom: 'Partant' });
    expect((await chercher('?recherche=partant')).elements).toHaveLength(1);
    await m.sql(`UPDATE habilitation SET fin = now() WHERE id = $1`, [habilitationId]);
    expect((await chercher('?recherche=partant')).elements).toEqual([]);
    await m.sql(`UPDATE habilitation SET fin = NULL WHERE id = $1`, [habilitationId]);
    await m.sql(`UPDATE utilisateur SET actif = false WHERE id = $1`, [utilisateurId]);
    expect((await chercher('?recherche=partant')).elements).toEqual([]);
    const assuree = await m.client('assuree');
    expect((await assuree.get('/annuaire')).statut).toBe(403);
    expect((await assuree.get<Page<OrganismeVue>>('/organismes?unite=SPST')).corps.elements).toMatchObject([
      { id: m.monde.organismes.SPST, nom: 'Organisme SPST', unites: ['SPST'] },
    ]);
    expect((await assuree.get('/organismes?unite=X')).statut).toBe(400);
  });
});
