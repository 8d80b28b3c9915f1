import { CATEGORIES_FICHE, COLONNES } from '@pdp/domain';
import type { DossierVue } from '@pdp/domain';
import {
  arretDuDossier,
  dureeSeule,
  nomDossier,
  nomDuMembre,
  partageActif,
  roleDuMembre,
  situationDossier,
  suppleanceDuMembre,
} from './dossier.vue';
import { capaciteEcrire } from './fiche/rubrique.vue';
import { lecteursEnClair, lecteursNommes, nomsMasques, raisonMasque } from './lecteurs';
import { groupesDe, ongletActif, ongletsDe } from './onglets';

const JOUR = '2026-11-22';
const membre = (reste: Partial<DossierVue['cercle'][number]>) => ({
  id: 'm',
  nom: '',
  fonction: 'SERVICE_MEDICAL',
  organisme: null,
  role: 'SERVICE',
  depuis: '2026-10-22T09:00:00Z',
  affectationId: 'x',
  supplee: null,
  graceJusquA: null,
  ...reste,
});
const claire = membre({ nom: 'Claire Le Bihan', fonction: 'ASSISTANT_SERVICE_SOCIAL', role: 'REFERENT' });
const interne = {
  id: 'i',
  portee: 'ASSURANCE_MALADIE',
  unite: null,
  organisme: null,
  categories: [],
  canal: 'ORAL_ATTESTE',
  debut: JOUR,
  fin: null,
  retireLe: null,
  actif: true,
  version: 1,
} as const;
const dossier = (reste: Partial<DossierVue> = {}): DossierVue => ({
  id: 'd',
  numero: '56-2026-0412',
  etat: 'EN_COURS',
  version: 3,
  limite: false,
  plateforme: { id: 'p', nom: 'Morbihan' },
  niveauComplexite: 3,
  ouvertLe: '2026-10-01T09:00:00Z',
  referent: claire,
  prochaineEtape: null,
  categories: {
    identite: { nomNaissance: 'GUÉGUEN', prenom: 'Sophie', sexe: 'F', dateNaissance: '1981-03-04' },
    emploi: { poste: 'aide-soignante', statutEmploi: 'CDI' },
    coordonnees: { commune: 'SAINT-AVÉ' },
    arret: {
      dateDebut: '2026-07-05',
      dateFinPrescrite: '2027-01-15',
      prolongations: [{ dateFin: '2027-02-15' }],
      jours: 141,
    },
  },
  masque: [],
  portees: {},
  capacites: [],
  alertes: [],
  cercle: [claire, membre({})],
  consentements: [interne],
  ...reste,
});

describe('bandeau', () => {
  it('nomme la personne et sa situation, selon ce qui est lisible', () => {
    expect(nomDossier(dossier())).toBe('Mme Sophie Guéguen');
    expect(situationDossier(dossier(), JOUR)).toBe('45 ans · aide-soignante, CDI · Saint-Avé');
    const ferme = dossier({ categories: { arret: { jours: 102, enCours: true } } });
    expect(nomDossier(ferme)).toBe('Dossier 56-2026-0412');
    expect(situationDossier(ferme, JOUR)).toBe('');
    expect([arretDuDossier(ferme), dureeSeule(ferme)]).toEqual([undefined, 102]);
  });

  it('prend la dernière prolongation pour fin de l’arrêt', () => {
    expect(arretDuDossier(dossier())).toEqual({ debut: '2026-07-05', finPrevue: '2027-02-15' });
    expect(dureeSeule(dossier())).toBeUndefined();
  });

  it('nomme le cercle : des personnes, ou tout un service', () => {
    expect(dossier().cercle.map((m) => [nomDuMembre(m), roleDuMembre(m)])).toEqual([
      ['Claire Le Bihan', 'Assistant(e) de service social, référent(e) de parcours'],
      ['Service médical', 'tout le service'],
    ]);
  });

  it('dit qui supplée qui, et jusqu’au dernier jour compris', () => {
    const supplee = { nom: 'Claire Le Bihan', jusquA: '2026-12-06T23:00:00.000Z' };
    expect(suppleanceDuMembre(membre({ supplee }), JOUR)).toBe('supplée Claire Le Bihan jusqu’au 6 déc.');
    expect(suppleanceDuMembre(membre({}), JOUR)).toBe('');
  });
});

describe('onglets', () => {
  it('cache ce dont le lecteur ne peut rien savoir, garde ce qui est réservé', () => {
    const cles = ongletsDe(dossier({ masque: ['social', 'livret'] })).map(({ cle }) => cle);
    expect(cles).toContain('social');
    expect(cles).not.toContain('livret');
    expect(cles).not.toContain('projet');
  });

  it('revient au premier onglet si l’adresse en demande un fermé', () => {
    const onglets = ongletsDe(dossier({ masque: ['livret'] }));
    expect(ongletActif(onglets, 'livret').cle).toBe('parcours');
    expect(ongletActif(onglets, 'emploi').cle).toBe('emploi');
  });

  it('range chaque onglet une fois, et ne montre aucun groupe vide', () => {
    const tous = ongletsDe(dossier({ masque: [] }));
    const ranges = groupesDe(tous).flatMap((groupe) => groupe.onglets);
    expect(ranges.map(({ cle }) => cle).toSorted()).toEqual(tous.map(({ cle }) => cle).toSorted());
    const masque = ['livret', 'consentements', 'documentsAdministratifs'] as const;
    expect(groupesDe(ongletsDe(dossier({ masque }))).map(({ cle }) => cle)).not.toContain('partage');
  });
});

const noms = (...lu: Parameters<typeof lecteursNommes>): readonly string[] =>
  lecteursNommes(...lu).map(({ nom }) => nom);

describe('qui lit quoi', () => {
  it('dit les lecteurs d’un champ tels que le serveur les nomme', () => {
    const categories = {
      emploi: [
        { nom: 'CPAM', restriction: null },
        { nom: 'Comète', restriction: 'la durée seulement' },
      ],
    };
    expect(lecteursEnClair({ categories }, 'emploi')).toEqual(['CPAM', 'Comète (la durée seulement)']);
    expect(lecteursEnClair({ categories }, 'social')).toEqual([]);
  });

  it('suit les règles du serveur', () => {
    expect(noms(dossier(), 'social')).toEqual(['assistant(e) de service social', 'la personne elle-même']);
    expect(nomsMasques(dossier(), 'social')).toContain('médecin conseil');
    expect(lecteursNommes(dossier(), 'medical')).toEqual([]);
  });

  it('ouvre une rubrique à un partenaire seulement par son accord', () => {
    const spst = membre({ fonction: 'SPST' });
    const accord = { ...interne, id: 's', portee: 'PARTENAIRE', unite: 'SPST', categories: ['emploi'] } as const;
    const partage = dossier({ cercle: [claire, spst], consentements: [interne, accord] });
    expect(noms(partage, 'emploi')).toContain('médecin du travail');
    expect(noms(partage, 'projet')).not.toContain('médecin du travail');
  });

  it('déduit le partage des services reliés quand le lecteur ne lit pas les accords', () => {
    expect(partageActif({ consentements: [], cercle: [membre({})] })).toBe(true);
    expect(partageActif({ consentements: [], cercle: [claire] })).toBe(false);
  });

  it('explique une rubrique masquée', () => {
    const session = {
      utilisateur: { id: 'u', nom: 'B', prenom: 'A', courriel: null },
      habilitationActive: {
        id: 'h',
        fonction: 'MEDECIN_CONSEIL',
        unite: 'SERVICE_MEDICAL',
        organisme: null,
        plateforme: null,
      },
    } as const;
    expect(raisonMasque(session, dossier(), 'social')).toBe('Réservé au Service social.');
    const assistante = {
      ...session,
      habilitationActive: {
        ...session.habilitationActive,
        fonction: 'ASSISTANT_SERVICE_SOCIAL',
        unite: 'SERVICE_SOCIAL',
      },
    } as const;
    expect(raisonMasque(assistante, dossier(), 'capacites')).toMatch(/^Accord de l’assuré non donné/);
  });

  it('a un nom pour chaque colonne et une capacité pour chaque catégorie', () => {
    expect(COLONNES).toHaveLength(15);
    expect(CATEGORIES_FICHE.map(capaciteEcrire)).toContain('ECRIRE_STATUT_SANTE');
  });
});
