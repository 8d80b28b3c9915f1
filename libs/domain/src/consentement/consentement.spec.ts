import fc from 'fast-check';
import { UNITES, UNITES_PARTENAIRES, type Unite } from '../annuaire/fonctions.js';
import { CATEGORIES, CATEGORIES_PARTAGEABLES, type CategorieDonnee } from '../dossier/categories.js';
import { verifierLangage } from '../livret/langage.js';
import { couvre, estActif, type Consentement, type ConsentementPartenaire } from './consentement.js';
import { donnerConsentement, retirerConsentement, type CommandeConsentement } from './donner-consentement.js';
import { categoriesProposees } from './propositions.js';
import {
  texteConsentementInterne,
  texteConsentementPartenaire,
  VERSION_TEXTE_COURANTE,
  VERSIONS_TEXTE,
} from './textes.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const ORGANISME = '0193529a-5a00-7000-8000-000000000001';
const PARTENAIRE: CommandeConsentement = {
  portee: 'PARTENAIRE',
  unite: 'SPST',
  organismeId: ORGANISME,
  categories: ['emploi', 'capacites'],
  canal: 'SIGNATURE_MANUSCRITE',
};
const donner = (ecart: Partial<CommandeConsentement> = {}): Consentement => {
  const resultat = donnerConsentement({ ...PARTENAIRE, ...ecart }, 'agent', MAINTENANT);
  if (!resultat.ok) throw new Error(resultat.erreur.message);
  return resultat.valeur;
};

describe('donner', () => {
  it('garde la preuve : texte, version, canal, agent, instant', () => {
    expect(donner()).toEqual({
      portee: 'PARTENAIRE',
      unite: 'SPST',
      organismeId: ORGANISME,
      categories: ['capacites', 'emploi'],
      canal: 'SIGNATURE_MANUSCRITE',
      versionTexte: '1',
      recueilliPar: 'agent',
      debut: '2026-11-22T10:00:00.000Z',
      fin: null,
      retrait: null,
    });
    expect(donner({ portee: 'ASSURANCE_MALADIE', categories: undefined })).toMatchObject({ categories: [] });
    expect(donner({ portee: 'ASSURANCE_MALADIE', categories: ['capacites'] })).toMatchObject({
      portee: 'ASSURANCE_MALADIE',
      categories: ['capacites'],
    });
  });

  it('date un accord passé au début de son jour, une fin à la fin du sien, heure de Paris', () => {
    expect(donner({ date: '2026-11-20', fin: '2026-12-31' })).toMatchObject({
      debut: '2026-11-19T23:00:00.000Z',
      fin: '2026-12-31T23:00:00.000Z',
    });
  });

  it.each<[Partial<CommandeConsentement>, string]>([
    [{ portee: 'TOUT' }, 'portee'],
    [{ unite: undefined }, 'unite'],
    [{ unite: 'SERVICE_SOCIAL' }, 'unite'],
    [{ unite: 'ASSURE' }, 'unite'],
    [{ organismeId: undefined }, 'organismeId'],
    [{ organismeId: 'amiem' }, 'organismeId'],
    [{ categories: [] }, 'categories'],
    [{ categories: undefined }, 'categories'],
    [{ categories: ['emploi', 'social'] }, 'categories'],
    [{ categories: ['finances'] }, 'categories'],
    [{ unite: 'CAP_EMPLOI', categories: ['emploi', 'avis'] }, 'categories'],
    [{ canal: 'TELEPATHIE' }, 'canal'],
    [{ canal: 'constructor' }, 'canal'],
    [{ date: '2026-11-23' }, 'date'],
    [{ date: 'hier' }, 'date'],
    [{ portee: 'ASSURANCE_MALADIE', categories: ['capacites', 'social'] }, 'categories'],
    [{ portee: 'ASSURANCE_MALADIE', categories: ['emploi'] }, 'categories'],
    [{ fin: '2026-11-21' }, 'fin'],
    [{ versionTexte: '0' }, 'versionTexte'],
  ])('refuse %p', (ecart, chemin) => {
    const resultat = donnerConsentement({ ...PARTENAIRE, ...ecart }, 'agent', MAINTENANT);
    expect(resultat.ok ? [] : resultat.erreur.champs.map((champ) => champ.chemin)).toEqual([chemin]);
  });
});

describe('validité', () => {
  const periode = { debut: '2026-11-22T10:00:00.000Z', fin: '2026-12-31T23:00:00.000Z', retrait: null };
  const retrait = { le: '2026-12-01T08:00:00.000Z', canal: 'LIVRET', par: 'a' } as const;

  it.each([
    ['2026-11-22T09:59:59.999Z', periode, false],
    ['2026-11-22T10:00:00.000Z', periode, true],
    ['2026-12-31T22:59:59.999Z', periode, true],
    ['2026-12-31T23:00:00.000Z', periode, false],
    ['2040-01-01T00:00:00.000Z', { ...periode, fin: null }, true],
    ['2026-12-01T07:59:59.999Z', { ...periode, retrait }, true],
    ['2026-12-01T08:00:00.000Z', { ...periode, retrait }, false],
  ])('le %s', (instant, p, attendu) => {
    expect(estActif(p, new Date(instant))).toBe(attendu);
  });

  it('retirer coupe à l’instant même, une seule fois', () => {
    const retire = retirerConsentement(donner(), { canal: 'LIVRET', par: 'assure' }, MAINTENANT);
    expect(retire.ok && retire.valeur.retrait).toEqual({
      le: '2026-11-22T10:00:00.000Z',
      canal: 'LIVRET',
      par: 'assure',
    });
    expect(retire.ok && estActif(retire.valeur, MAINTENANT)).toBe(false);
    const encore =
      retire.ok && retirerConsentement(retire.valeur, { canal: 'LIVRET', par: 'assure' }, new Date('2026-12-01'));
    expect(encore && !encore.ok && encore.erreur.code).toBe('ACCORD_DEJA_FINI');
    expect(retirerConsentement(donner(), { canal: '?', par: 'a' }, MAINTENANT).ok).toBe(false);
  });
});

describe('couverture', () => {
  const APRES = new Date('2026-11-23T00:00:00Z');
  const tous = (consentement: Consentement, organismeId: string) =>
    UNITES.flatMap((unite) =>
      CATEGORIES.filter((categorie) => couvre(consentement, { unite, organismeId, categorie }, APRES)).map(
        (categorie) => `${unite} ${categorie}`,
      ),
    );

  it('l’accord (a) ne nomme le Service social que pour les capacités, et seulement si la personne l’a dit', () => {
    const interne = (categories: readonly string[]) =>
      tous(donner({ portee: 'ASSURANCE_MALADIE', categories }), ORGANISME);
    expect(interne([])).toEqual([]);
    expect(interne(['capacites'])).toEqual(['SERVICE_SOCIAL capacites']);
  });

  it('un accord partenaire couvre une unité, un organisme, ses catégories', () => {
    expect(tous(donner(), ORGANISME)).toEqual(['SPST capacites', 'SPST emploi']);
    expect(tous(donner(), '0193529a-5a00-7000-8000-000000000002')).toEqual([]);
    expect(couvre(donner(), { unite: 'SPST', organismeId: null, categorie: 'emploi' }, APRES)).toBe(false);
  });

  it('aucun accord partenaire n’ouvre jamais le social, les finances, le NIR ni le médical', () => {
    const interdites: readonly CategorieDonnee[] = [
      'nir',
      'medical',
      'social',
      'finances',
      'documentsSociaux',
      'documentsMedicaux',
      'journal',
    ];
    fc.assert(
      fc.property(fc.constantFrom<Unite>(...UNITES), fc.subarray([...CATEGORIES]), (unite, categories) => {
        const resultat = donnerConsentement({ ...PARTENAIRE, unite, categories }, null, MAINTENANT);
        if (!resultat.ok) return;
        const { categories: ouvertes } = resultat.valeur as ConsentementPartenaire;
        expect(ouvertes.some((categorie) => interdites.includes(categorie))).toBe(false);
      }),
    );
  });
});

it('propose à chaque partenaire ce que la matrice ouvre', () => {
  expect(
    Object.fromEntries(
      UNITES_PARTENAIRES.map((unite) => [
        unite,
        CATEGORIES_PARTAGEABLES.filter((categorie) => !categoriesProposees(unite).includes(categorie)),
      ]),
    ),
  ).toEqual({
    SPST: ['revueDecisions'],
    ETM: ['avis', 'revueDecisions'],
    CAP_EMPLOI: ['arret', 'avis', 'revueDecisions'],
    COMETE: ['revueDecisions'],
    MEDECINE_DE_VILLE: [
      'arret',
      'avis',
      'emploi',
      'statutSante',
      'dispositifs',
      'revueAgenda',
      'revueDecisions',
      'documentsAdministratifs',
    ],
  });
});

describe('textes', () => {
  it('l’accord interne se lit sans remarque', () => {
    const { phrases, version } = texteConsentementInterne();
    expect(phrases.flatMap(verifierLangage)).toEqual([]);
    expect([version, VERSIONS_TEXTE.includes(version)]).toEqual([VERSION_TEXTE_COURANTE, true]);
  });

  it('l’accord interne nomme le Service social quand il lui ouvre les capacités', () => {
    const { phrases } = texteConsentementInterne(['capacites']);
    expect(phrases.flatMap(verifierLangage)).toEqual([]);
    const ajoutees = phrases.filter((phrase) => !texteConsentementInterne().phrases.includes(phrase));
    expect(ajoutees).toEqual([
      'Vous acceptez aussi que le Service social lise vos capacités au travail.',
      'Il lit ce que vous pouvez faire et ce qu’il faut éviter, jamais pourquoi.',
    ]);
  });

  it.each(UNITES_PARTENAIRES)('l’accord pour %s dit ce qui est lu, et que refuser ne change rien', (unite) => {
    const { phrases } = texteConsentementPartenaire('L’association', unite, ['emploi', 'capacites']);
    expect(phrases.flatMap(verifierLangage)).toEqual([]);
    expect(phrases).toEqual(
      expect.arrayContaining([
        '• Emploi',
        '• Capacités',
        'Dire non ne change rien à vos droits ni à vos remboursements.',
      ]),
    );
  });
});
