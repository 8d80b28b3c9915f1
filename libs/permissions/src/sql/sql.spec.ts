import { CATEGORIES, FONCTIONS, UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import { FAITS, NOMS_FAITS } from '../faits.js';
import type { Sujet } from '../sujet.js';
import { FAITS_SQL } from './faits-sql.js';
import { expressionsFiche } from './fiche.js';
import { filtreDossiers, filtreTaches, nomDeRequete, type FiltreAutorise } from './filtre.js';
import { numeroter, valeursSujet } from './parametres.js';

const sujet = (fonction: Fonction, utilisateurId = 'u'): Sujet => ({
  utilisateurId,
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: null,
  plateformeId: 'p',
  assureId: null,
});

it('chaque fait a son jumeau SQL, et réciproquement', () => {
  expect(Object.keys(FAITS_SQL)).toEqual([...NOMS_FAITS]);
  expect(Object.keys(FAITS)).toEqual([...NOMS_FAITS]);
});

it.each(FONCTIONS)('%s : le texte ne dépend que de la fonction et cite toujours les cinq paramètres', (fonction) => {
  for (const categorie of CATEGORIES) {
    const un = filtreDossiers(sujet(fonction, 'u1'), categorie, 'lire', { premierParametre: 4 });
    const autre = filtreDossiers({ ...sujet(fonction, 'u2'), plateformeId: null }, categorie, 'lire', {
      premierParametre: 4,
    });
    expect(un.texte).toBe(autre.texte);
    for (const numero of [4, 5, 6, 7, 8]) expect(un.texte).toContain(`$${numero}::`);
    expect(un.texte).not.toMatch(/\$[1-39]\b|'u1'/);
    expect(un.valeurs).toHaveLength(5);
  }
});

it('une fonction sans droit obtient une condition fausse, pas une condition absente', () => {
  expect(filtreDossiers(sujet('PILOTE')).texte).toMatch(/^\(\(FALSE\)/);
  expect(filtreTaches(sujet('DPO')).texte).toMatch(/^\(\(FALSE\)/);
});

it('un dépôt ne peut pas fabriquer son filtre', () => {
  // @ts-expect-error la marque n'est pas exportée
  const faux: FiltreAutorise = { texte: 'TRUE', valeurs: [] };
  expect(faux.texte).toBe('TRUE');
});

it('refuse un alias ou une place qui ne sont pas des identifiants simples', () => {
  expect(() => filtreDossiers(sujet('PILOTE'), 'identite', 'lire', { alias: 'd; DROP TABLE dossier' })).toThrow(
    'Alias',
  );
  expect(() => numeroter(0)).toThrow(RangeError);
  expect(() => valeursSujet({ ...sujet('PILOTE'), utilisateurId: '' })).toThrow('Sujet incomplet');
  expect(() => valeursSujet({ ...sujet('PILOTE'), unite: undefined } as unknown as Sujet)).toThrow('Sujet incomplet');
});

it('la fiche ne calcule que les faits utiles à la fonction', () => {
  expect(expressionsFiche('ASSURE').jointure).not.toContain('affectation_dossier');
  expect(expressionsFiche('ASSISTANT_SERVICE_SOCIAL').expressions.social).toBe('(droits.est_affecte)');
  expect(expressionsFiche('MEDECIN_CONSEIL').expressions.social).toBe('(FALSE)');
  expect(expressionsFiche('COORDINATEUR').portees.arret).toBe('dureeSeule');
});

// Un agent peut aussi tenir le mandat d'un proche : sous sa fonction d'agent, il ne l'exerce pas.
it.each(FONCTIONS)('%s : concerné par son assuré ou son mandat, ou jamais', (fonction) => {
  const attendus: Partial<Record<Fonction, RegExp>> = { ASSURE: /d\.assure_id/, MANDATAIRE: /FROM mandat m/ };
  const texte = FAITS_SQL.estConcerne({ fonction, categorie: 'identite', d: 'd', t: null, p: numeroter(1) });
  expect(texte).toMatch(attendus[fonction] ?? /^FALSE$/);
});

it.each(FONCTIONS)('%s : SQL compilé', (fonction) => {
  expect(filtreDossiers(sujet(fonction)).texte).toMatchSnapshot();
});

it('nomme une requête préparée par fonction et version de règles', () => {
  expect(nomDeRequete('fiche', 'MEDECIN_CONSEIL', 'abc')).toBe('fiche_medecin_conseil_abc');
});
