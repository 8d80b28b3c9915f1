import { ScellementParCoffre } from '../../../platform/fichiers/scellement-par-coffre.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import type { FilePort } from '../../../platform/queue/file.port.js';
import { FichiersDesAccords } from '../../document/persistence/fichiers-des-accords.js';
import { LectureDocuments } from '../../document/persistence/lecture-documents.js';
import { ChangementEtat } from '../../dossier/changer-etat/changement-etat.js';
import { EcrireCategorie } from '../../dossier/ecrire-categorie/ecrire-categorie.use-case.js';
import { NotificationsNotees } from '../../dossier/essais/notifications-notees.js';
import type { Outils } from '../../dossier/essais/outils.js';
import { LireDossier } from '../../dossier/lire/lire-dossier.use-case.js';
import { DossierDepot } from '../../dossier/persistence/dossier.depot.js';
import { FicheDepot } from '../../dossier/persistence/fiche.depot.js';
import { LiensDepot } from '../../dossier/persistence/liens.depot.js';
import { DonnerConsentement } from '../donner/donner-consentement.use-case.js';
import { SuitesDAccord } from '../donner/suites-accord.js';
import { LiensEtEtat } from '../donner/liens-et-etat.js';
import { FinirAccordsEchus } from '../finir/finir-accords-echus.js';
import { LirePreuve } from '../lire-preuve/lire-preuve.use-case.js';
import { ConsentementDepot } from '../persistence/consentement.depot.js';
import { ReactionsRetrait, type AccordChange } from '../reactions-retrait.port.js';
import { EffetsRetrait } from '../retirer/effets-retrait.js';
import { RetirerConsentement } from '../retirer/retirer-consentement.use-case.js';

// Les essais appellent eux-mêmes la tâche planifiée.
const SANS_FILE: FilePort = {
  ajouter: () => Promise.resolve(),
  traiter: () => undefined,
  planifier: () => undefined,
  fermer: () => Promise.resolve(),
};

/** Cas d'usage des accords sur une vraie base, et ce qu'ils ont déclenché. */
export type Banc = {
  readonly lire: LireDossier;
  readonly ecrire: EcrireCategorie;
  readonly donner: DonnerConsentement;
  readonly retirer: RetirerConsentement;
  readonly finir: FinirAccordsEchus;
  readonly preuve: LirePreuve;
  readonly notifications: NotificationsNotees;
  readonly retraits: AccordChange[];
  readonly octrois: AccordChange[];
};

/** Monte les cas d'usage des accords. */
export function monterBanc(outils: Outils): Banc {
  const { unite, lecture, journal, horloge, coffre } = outils;
  const faits = new FaitsService(lecture);
  const [depot, liens, reactions] = [new ConsentementDepot(), new LiensDepot(), new ReactionsRetrait()];
  const [retraits, octrois]: [AccordChange[], AccordChange[]] = [[], []];
  reactions.surRetrait((c) => void retraits.push(c));
  reactions.surOctroi((c) => void octrois.push(c));
  const notifications = new NotificationsNotees();
  const fichiers = new FichiersDesAccords(new LectureDocuments(lecture), new ScellementParCoffre(coffre));
  const lire = new LireDossier(lecture, journal, horloge, coffre);
  const effets = new EffetsRetrait(depot, liens, new DossierDepot(lecture, horloge, coffre), notifications, reactions);
  return {
    lire,
    ecrire: new EcrireCategorie(unite, faits, new FicheDepot(coffre), lire, horloge),
    donner: new DonnerConsentement(
      unite,
      faits,
      depot,
      new LiensEtEtat(liens, new ChangementEtat(coffre)),
      new SuitesDAccord(depot, reactions, fichiers),
    ),
    retirer: new RetirerConsentement(unite, faits, depot, effets),
    finir: new FinirAccordsEchus(unite, depot, effets, lecture, SANS_FILE),
    preuve: new LirePreuve(lecture, faits, journal, fichiers),
    notifications,
    retraits,
    octrois,
  };
}
