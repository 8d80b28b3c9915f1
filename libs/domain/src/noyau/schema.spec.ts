import {
  champBooleen,
  champChoix,
  champChoixMultiple,
  champDate,
  champEntier,
  champForme,
  champListe,
  champTexte,
} from './schema-champs.js';
import { echec, succes } from './resultat.js';
import { lireContenu } from './schema.js';

const SCHEMA = {
  nom: champTexte('Nom', 10, { obligatoire: true }),
  note: champTexte('Note', 30, { multiligne: true }),
  code: champForme('Code', 5, (saisie) =>
    /^\d+$/.test(saisie) ? succes(saisie) : echec('Des chiffres, s’il vous plaît.'),
  ),
  ne: champDate('Né le', { pasFuture: true }),
  couleur: champChoix('Couleur', { VERT: 'Vert', BLEU: 'Bleu' }),
  gouts: champChoixMultiple('Goûts', { SUCRE: 'Sucré', SALE: 'Salé' }),
  majeur: champBooleen('Majeur'),
  age: champEntier('Âge', 0, 120),
  lignes: champListe('Lignes', { quoi: champTexte('Quoi', 5, { obligatoire: true }) }, 2),
} as const;

const lire = (valeur: unknown) => lireContenu(SCHEMA, valeur, '2026-11-22');

describe('lireContenu', () => {
  it('complète ce qui manque et normalise le reste', () => {
    expect(lire({ nom: ' Zoé ' })).toEqual(
      succes({
        nom: 'Zoé',
        note: null,
        code: null,
        ne: null,
        couleur: null,
        gouts: [],
        majeur: null,
        age: null,
        lignes: [],
      }),
    );
    expect(
      lire({ nom: 'Zoé', note: '', gouts: ['SALE', 'SUCRE', 'SALE'], lignes: [{ quoi: 'a' }], majeur: false }),
    ).toEqual(
      succes(
        expect.objectContaining({
          note: null,
          gouts: ['SUCRE', 'SALE'],
          lignes: [{ quoi: 'a' }],
          majeur: false,
        }) as never,
      ),
    );
  });

  it.each<[string, unknown, string, string]>([
    ['pas un objet', 'x', '', 'TYPE'],
    ['liste', [], '', 'TYPE'],
    ['null', null, '', 'TYPE'],
    ['obligatoire absent', {}, 'nom', 'VIDE'],
    ['obligatoire blanc', { nom: '  ' }, 'nom', 'VIDE'],
    ['trop long', { nom: 'x'.repeat(11) }, 'nom', 'TROP_LONG'],
    ['caractère nul', { nom: 'a\0' }, 'nom', 'CARACTERE_NUL'],
    ['mauvais type', { nom: { a: 1 } }, 'nom', 'TYPE'],
    ['forme', { nom: 'a', code: 'x1' }, 'code', 'FORME'],
    ['date impossible', { nom: 'a', ne: '2026-02-30' }, 'ne', 'DATE'],
    ['date française refusée sur le fil', { nom: 'a', ne: '03/03/2020' }, 'ne', 'DATE'],
    ['date future', { nom: 'a', ne: '2026-11-23' }, 'ne', 'DATE_FUTURE'],
    ['choix inconnu', { nom: 'a', couleur: 'ROUGE' }, 'couleur', 'CHOIX_INCONNU'],
    ['choix prototype', { nom: 'a', couleur: 'constructor' }, 'couleur', 'CHOIX_INCONNU'],
    ['choix multiple inconnu', { nom: 'a', gouts: ['AMER'] }, 'gouts', 'CHOIX_INCONNU'],
    ['choix multiple démesuré', { nom: 'a', gouts: Array(9).fill('SALE') }, 'gouts', 'TYPE'],
    ['choix multiple hors liste', { nom: 'a', gouts: 'SALE' }, 'gouts', 'TYPE'],
    ['booléen en texte', { nom: 'a', majeur: 'oui' }, 'majeur', 'TYPE'],
    ['entier à virgule', { nom: 'a', age: 1.5 }, 'age', 'NOMBRE'],
    ['entier en texte', { nom: 'a', age: '15' }, 'age', 'NOMBRE'],
    ['entier hors bornes', { nom: 'a', age: 121 }, 'age', 'NOMBRE'],
    ['liste trop longue', { nom: 'a', lignes: [{}, {}, {}] }, 'lignes', 'TROP_LONG'],
    ['élément incomplet', { nom: 'a', lignes: [{ quoi: 'a' }, {}] }, 'lignes.1.quoi', 'VIDE'],
    ['élément non objet', { nom: 'a', lignes: ['a'] }, 'lignes.0', 'TYPE'],
    ['clé étrangère', { nom: 'a', autre: 1 }, 'autre', 'CHAMP_INCONNU'],
    ['clé étrangère illisible', { nom: 'a', 'x\0<y>': 1 }, '?', 'CHAMP_INCONNU'],
    ['__proto__ propre', JSON.parse('{"nom":"a","__proto__":{"x":1}}'), '__proto__', 'CHAMP_INCONNU'],
  ])('refuse : %s', (_nom, valeur, chemin, code) => {
    const lu = lire(valeur);
    expect(lu.ok ? [] : lu.erreur.map((e) => [e.chemin, e.code])).toContainEqual([chemin, code]);
  });

  it('rend toutes les erreurs d’un coup, en nombre borné', () => {
    const lu = lire({ ne: 'x', age: -1, ...Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, 1])) });
    expect(lu.ok ? 0 : lu.erreur.length).toBe(50);
  });
});
