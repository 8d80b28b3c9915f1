import { Inject, Injectable } from '@nestjs/common';
import { LIBELLES_ALERTE, dateParis, seuilEnVigueur, type Alerte, type MonTravailVue } from '@pdp/domain';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LectureMonTravail, type Compteurs, type ProchaineRevue } from '../persistence/lecture-mon-travail.js';
import { LectureTaches } from '../persistence/lecture-taches.js';
import { presenterTache } from '../tache.presenter.js';

const TACHES_MONTREES = 30;

/** Page d'accueil d'un professionnel : ce qu'il a à faire, la prochaine revue, ce qui mérite l'attention. */
@Injectable()
export class MonTravail {
  constructor(
    private readonly lecture: LectureMonTravail,
    private readonly taches: LectureTaches,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur): Promise<MonTravailVue> {
    const aujourdhui = dateParis(this.horloge());
    const [compteurs, revue, taches, nombreTaches] = await Promise.all([
      this.lecture.compteurs(
        acteur,
        seuilEnVigueur('SANS_NOUVELLE', aujourdhui).valeur,
        seuilEnVigueur('FIN_ARRET_PROCHE', aujourdhui).valeur,
      ),
      this.lecture.prochaineRevue(acteur),
      this.taches.aMoi(acteur, TACHES_MONTREES, null),
      this.taches.compterAMoi(acteur),
    ]);
    return {
      prenom: compteurs.prenom,
      dossiersSuivis: compteurs.suivis,
      sansProchaineEtape: compteurs.sans_etape,
      taches: taches.map(presenterTache),
      nombreTaches,
      signalementsATraiter: compteurs.signalements,
      prochaineRevue: revue && presenterRevue(revue),
      vigilance: vigilance(compteurs),
      visitesATraiter: compteurs.visites,
    };
  }
}

function presenterRevue(revue: ProchaineRevue): NonNullable<MonTravailVue['prochaineRevue']> {
  return {
    id: revue.id,
    titre: revue.titre,
    debut: new Date(revue.debut).toISOString(),
    inscrits: revue.inscrits,
    proposes: 0,
    sansQuestion: revue.sans_question,
    etat: revue.etat,
  };
}

// Un compteur à zéro n'est pas montré : la vigilance ne parle que de ce qui demande un geste.
function vigilance(c: Compteurs): MonTravailVue['vigilance'] {
  const lignes: readonly (readonly [Alerte, number])[] = [
    ['SANS_REFERENT', c.sans_referent],
    ['SANS_PROCHAINE_ETAPE', c.sans_etape],
    ['EN_RETARD', c.en_retard],
    ['SANS_NOUVELLE', c.sans_nouvelle],
    ['FIN_ARRET_PROCHE', c.fin_arret],
    ['ACCORD_RETIRE', c.accord_retire],
  ];
  return lignes
    .filter(([, nombre]) => nombre > 0)
    .map(([code, nombre]) => ({ code, libelle: LIBELLES_ALERTE[code], nombre }));
}
