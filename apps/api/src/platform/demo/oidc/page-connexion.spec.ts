import { describe, expect, test } from '@jest/globals';
import { pageDeRefus } from '../../auth/pages/gabarit.js';
import { traitsInventes } from './dires-joues.js';
import { pageDeConnexion } from './page-connexion.js';

const compte = {
  compte: 'assistante.sociale',
  nom: 'Mme Claire <b>Le Bihan</b>',
  organisme: 'Service social "Bretagne"',
  phrase: 'Mène les dossiers',
};

describe('page de connexion de la démonstration', () => {
  const html = pageDeConnexion(
    [{ titre: 'Service social', comptes: [compte] }],
    { action: '/demo/oidc/connexion/u1', role: 'demo' },
    null,
  );

  test('deux formulaires sans script, dont le seul champ est « compte »', () => {
    expect(html.match(/<form/g)).toHaveLength(2);
    expect(
      new Set(
        [...html.matchAll(/\sname="([^"]+)"/g)]
          .map((m) => m[1])
          .filter((n) => !['viewport', 'robots'].includes(n ?? '')),
      ),
    ).toEqual(new Set(['compte']));
    expect(html).toContain('value="assistante.sociale"');
  });

  test('rien en ligne : ni script, ni style, ni gestionnaire', () => {
    for (const page of [html, pageDeRefus('Titre', 'Détail', 'ref')]) {
      expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    }
  });

  test('ce qui vient de la base est échappé', () => {
    expect(html).not.toContain('<b>Le Bihan');
    expect(html).toContain('&lt;b&gt;Le Bihan');
    expect(html).toContain('&quot;Bretagne&quot;');
  });

  test('FranceConnect simulé dit comment jouer une personne sans compte', () => {
    const page = pageDeConnexion([], { action: '/x', role: 'franceconnect' }, null);
    expect(page).toContain('le.floch.1964-05-03.anne');
    const nee = { nom: 'le floch', naissance: '1964-05-03' };
    expect(traitsInventes('le.floch.1964-05-03.anne.marie')).toEqual({ ...nee, prenoms: 'anne marie' });
    expect(traitsInventes('le.floch.1964-05-03')).toEqual({ ...nee, prenoms: 'Camille' });
    expect(traitsInventes('personne.inconnue')).toEqual({
      nom: 'Exemple',
      naissance: '1980-01-01',
      prenoms: 'Camille',
    });
  });

  test('sans compte, la page dit d’attendre', () => {
    expect(pageDeConnexion([], { action: '/x', role: 'demo' }, null)).toContain('ne sont pas encore créés');
  });

  test('une faute est annoncée et reliée au champ', () => {
    const avecFaute = pageDeConnexion(
      [],
      { action: '/x', role: 'demo' },
      { phrase: 'Ce compte n’existe pas.', saisi: '"><b>' },
    );
    expect(avecFaute).toContain('role="alert"');
    expect(avecFaute).toContain('aria-describedby="faute"');
    expect(avecFaute).toContain('value="&quot;&gt;&lt;b&gt;"');
  });
});
