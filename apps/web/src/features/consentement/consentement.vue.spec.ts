import type { ConsentementVue } from '@pdp/domain';
import { corpsAccord, fautesAccord } from './accord.saisie';
import type { SaisieAccord } from './accord.saisie';
import { accordsCourants, destinataire, etatAccord, resumeAccords } from './consentement.vue';

const JOUR = '2026-11-22';
const accord = (reste: Partial<ConsentementVue> = {}): ConsentementVue => ({
  id: 'a',
  portee: 'PARTENAIRE',
  unite: 'SPST',
  organisme: { id: 'amiem', nom: 'AMIEM, service de santé au travail' },
  categories: ['capacites', 'emploi'],
  canal: 'SIGNATURE_MANUSCRITE',
  debut: '2026-10-02T09:00:00.000Z',
  fin: null,
  retireLe: null,
  actif: true,
  version: 1,
  ...reste,
});
const interne = accord({ id: 'i', portee: 'ASSURANCE_MALADIE', unite: null, organisme: null, categories: [] });
const retire = accord({ id: 'r', unite: 'ETM', actif: false, retireLe: '2026-11-02T08:00:00.000Z' });

it('nomme le destinataire et l’état', () => {
  expect(destinataire(interne)).toBe('Assurance Maladie');
  expect(destinataire(accord())).toBe('AMIEM');
  expect(etatAccord(retire, JOUR)).toEqual({ texte: 'retiré le 2 nov.', couleur: 'rouge' });
});

it('résume pour le Service social : donnés, retirés, non demandés', () => {
  const puces = resumeAccords({ consentements: [interne, accord(), retire] }, 'ASSISTANT_SERVICE_SOCIAL', JOUR);
  expect(puces.map(({ texte }) => texte)).toEqual([
    'Assurance Maladie',
    'AMIEM (capacités, emploi)',
    'AMIEM-ETM\u00a0: retiré le 2 nov.',
    'Cap emploi\u00a0: non demandé',
    'Comète\u00a0: non demandé',
  ]);
});

it('ne dit rien de ce qui manque à qui ne lit pas tous les accords', () => {
  for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'MEDECIN_TRAVAIL'] as const) {
    expect(resumeAccords({ consentements: [] }, fonction, JOUR)).toEqual([]);
  }
  expect(resumeAccords({ consentements: [] }, 'COORDINATEUR', JOUR)[0]?.texte).toBe(
    'Assurance Maladie\u00a0: à recueillir',
  );
});

it('ne garde que le dernier accord de chaque destinataire', () => {
  const ancien = accord({
    id: 'v',
    actif: false,
    debut: '2026-01-02T09:00:00.000Z',
    retireLe: '2026-02-01T09:00:00.000Z',
  });
  expect(accordsCourants([accord(), ancien]).map(({ id }) => id)).toEqual(['a']);
  expect(accordsCourants([ancien, accord({ id: 'b', actif: false, retireLe: JOUR })]).map(({ id }) => id)).toEqual([
    'b',
  ]);
});

describe('recueil', () => {
  const saisie: SaisieAccord = {
    pour: 'SPST',
    organismeId: 'o',
    categories: ['emploi'],
    canal: 'ORAL_ATTESTE',
    date: JOUR,
    fin: '',
    signature: { largeur: 600, hauteur: 200, traits: [] },
    formulaireId: '',
    protegee: false,
    representantVerifie: false,
  };

  it('joint le formulaire numérisé à ce seul canal, et le réclame s’il manque', () => {
    const numerise = { ...saisie, canal: 'FORMULAIRE_NUMERISE' };
    expect(fautesAccord(numerise)).toEqual({ formulaireId: 'Déposez le formulaire signé, numérisé.' });
    expect(corpsAccord({ ...numerise, formulaireId: 'f' }, '1')).toMatchObject({ formulaireId: 'f' });
    expect(corpsAccord({ ...saisie, formulaireId: 'f' }, '1')).not.toHaveProperty('formulaireId');
  });

  it('envoie un accord partenaire ou interne, avec la version du texte', () => {
    expect(corpsAccord(saisie, '1')).toEqual({
      portee: 'PARTENAIRE',
      unite: 'SPST',
      organismeId: 'o',
      categories: ['emploi'],
      canal: 'ORAL_ATTESTE',
      date: JOUR,
      versionTexte: '1',
    });
    const interne = { ...saisie, pour: 'ASSURANCE_MALADIE' };
    expect(corpsAccord({ ...interne, categories: [] }, '1')).not.toHaveProperty('categories');
    expect(corpsAccord({ ...interne, categories: ['capacites'] }, '1')).toMatchObject({ categories: ['capacites'] });
  });

  it('dit ce qui manque', () => {
    expect(Object.keys(fautesAccord({ ...saisie, pour: '' }))).toEqual(['pour']);
    expect(Object.keys(fautesAccord({ ...saisie, organismeId: '', categories: [] }))).toEqual([
      'organismeId',
      'categories',
    ]);
    expect(fautesAccord({ ...saisie, pour: 'ASSURANCE_MALADIE', organismeId: '', categories: [] })).toEqual({});
  });

  it('un terme, une signature, une vérification : demandés quand il le faut, envoyés seulement alors', () => {
    const trait = Array.from({ length: 16 }, (_, i) => i);
    const signee = { ...saisie, canal: 'SIGNATURE_ELECTRONIQUE', fin: '2027-01-31' };
    const signature = { ...saisie.signature, traits: [trait] };
    expect(Object.keys(fautesAccord(signee))).toEqual(['signature']);
    expect(fautesAccord({ ...signee, signature })).toEqual({});
    expect(corpsAccord({ ...signee, signature }, '1')).toMatchObject({ signature, fin: '2027-01-31' });
    expect(corpsAccord(saisie, '1')).not.toHaveProperty('signature');
    expect(Object.keys(fautesAccord({ ...saisie, protegee: true, fin: '2026-01-01' }))).toEqual([
      'fin',
      'representantVerifie',
    ]);
    expect(corpsAccord({ ...saisie, protegee: true, representantVerifie: true }, '1')).toMatchObject({
      representantVerifie: true,
    });
  });
});

it('un terme à minuit se dit par le jour d’avant, le dernier où l’accord vaut', () => {
  const echu = accord({ actif: false, fin: '2026-11-20T23:00:00.000Z' });
  expect(etatAccord(echu, JOUR).texte).toBe('terminé le 20 nov.');
});
