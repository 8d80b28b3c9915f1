import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type CandidatsSuppleance,
  type CreerSuppleanceRequete,
  type ErreurMetier,
  type Resultat,
  type SuppleanceVue,
  type SuppleancesPage,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { introuvable } from '../../platform/http/probleme.exception.js';
import { NotificationPort } from '../notification/notification.port.js';
import { LiensDeSuppleance } from './liens-de-suppleance.js';
import { SuppleanceDepot, type Titulaire } from './persistence/suppleance.depot.js';
import { lireAbsence, refusDeRegle } from './regles-suppleance.js';
import { presenterSuppleance } from './suppleance.presenter.js';

const administre = ({ fonction }: Acteur): boolean => fonction === 'ADMINISTRATEUR';

/**
 * Suppléance d'une absence : l'agent, ou l'administrateur pour lui, désigne quelqu'un de même fonction au même organisme. Le
 * suppléant reçoit ses dossiers nominatifs, le temps de l'absence ; le rôle de référent ne change pas de main.
 */
@Injectable()
export class Suppleer {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: SuppleanceDepot,
    private readonly liens: LiensDeSuppleance,
    private readonly notifications: NotificationPort,
  ) {}

  lister(acteur: Acteur): Promise<Resultat<SuppleancesPage, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const lignes = await this.depot.lister(tx, acteur, { tout: administre(acteur) });
      return succes({ elements: lignes.map((l) => presenterSuppleance(l, acteur, tx.maintenant)) });
    });
  }

  candidats(acteur: Acteur, habilitationId?: string): Promise<Resultat<CandidatsSuppleance, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const absent = await this.absent(tx, acteur, habilitationId);
      // Une lecture n'enfreint pas de règle : elle est mal posée.
      if (!absent.ok) return absent.erreur.code === 'regle-metier' ? echec(malPosee(absent.erreur)) : absent;
      const { utilisateurId: id, nom, fonction, habilitationId: sienne } = absent.valeur;
      const candidats = await this.depot.candidats(tx, absent.valeur);
      return succes({
        absent: { id, nom, fonction, habilitationId: sienne },
        elements: candidats.map((c) => ({ id: c.id, nom: c.nom })),
      });
    });
  }

  creer(acteur: Acteur, requete: CreerSuppleanceRequete): Promise<Resultat<SuppleanceVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const absent = await this.absent(tx, acteur, requete.habilitationId);
      if (!absent.ok) return absent;
      const absence = lireAbsence(requete, tx.maintenant);
      if (!absence.ok) return absence;
      const suppleant = (await this.depot.candidats(tx, absent.valeur)).find(({ id }) => id === requete.suppleantId);
      const refus = refusDeSuppleant(acteur, absent.valeur, suppleant?.id);
      if (refus || !suppleant) return echec(refus ?? introuvable());
      if (await this.depot.chevauche(tx, absent.valeur.habilitationId, absence.valeur))
        return echec(erreurMetier('conflit', 'Une suppléance couvre déjà une partie de cette absence.'));
      const creee = await this.depot.inserer(tx, acteur, absent.valeur, {
        ...absence.valeur,
        suppleantId: suppleant.id,
        suppleantHabilitationId: suppleant.habilitationId,
      });
      tx.journaliser({ action: 'suppleance.designer', ressource: 'suppleance', ressourceId: creee.id });
      if (absence.valeur.debut <= tx.maintenant) await this.liens.ouvrir(tx, acteur, creee);
      await this.prevenir(tx, acteur, [suppleant.id, absent.valeur.utilisateurId], creee.id);
      return succes(await this.vue(tx, acteur, creee.id));
    });
  }

  /** L'absent revenu, le suppléant ou l'administrateur y met fin ; les dossiers se ferment aussitôt. */
  terminer(acteur: Acteur, id: string): Promise<Resultat<SuppleanceVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const [vue] = await this.depot.lister(tx, acteur, { tout: administre(acteur), id });
      if (!vue) return echec(introuvable());
      const finie = await this.depot.terminer(tx, id, acteur.utilisateurId);
      if (!finie) return echec(erreurMetier('transition-impossible', 'Cette suppléance est déjà terminée.'));
      await this.liens.fermer(tx, finie, false);
      tx.journaliser({ action: 'suppleance.terminer', ressource: 'suppleance', ressourceId: id });
      await this.prevenir(tx, acteur, [finie.suppleantId, finie.absentId], id);
      return succes(await this.vue(tx, acteur, id));
    });
  }

  private async absent(
    tx: Transaction,
    acteur: Acteur,
    habilitationId: string | undefined,
  ): Promise<Resultat<Titulaire, ErreurMetier>> {
    if (habilitationId === undefined && administre(acteur))
      return echec(refusDeRegle('habilitationId', 'obligatoire', 'Choisissez la personne absente.'));
    const vise = habilitationId ?? acteur.habilitationId;
    if (vise !== acteur.habilitationId && !administre(acteur)) return echec(introuvable());
    const titulaire = await this.depot.titulaire(tx, vise);
    if (!titulaire || titulaire.plateformeId !== acteur.plateformeId) return echec(introuvable());
    return SANS_DOSSIER.includes(titulaire.fonction)
      ? echec(refusDeRegle('habilitationId', 'sans-dossier', 'Cette fonction ne suit pas de dossier.'))
      : { ok: true, valeur: titulaire };
  }

  private prevenir(tx: Transaction, acteur: Acteur, destinataires: readonly string[], id: string): Promise<void> {
    return this.notifications.notifier(tx, {
      destinataires,
      type: 'SUPPLEANCE',
      ressource: 'utilisateur',
      ressourceId: id,
      sauf: acteur.utilisateurId,
    });
  }

  private async vue(tx: Transaction, acteur: Acteur, id: string): Promise<SuppleanceVue> {
    const [ligne] = await this.depot.lister(tx, acteur, { tout: administre(acteur), id });
    if (!ligne) throw new Error('suppléance écrite mais illisible');
    return presenterSuppleance(ligne, acteur, tx.maintenant);
  }
}

const SANS_DOSSIER: readonly string[] = ['ADMINISTRATEUR', 'DPO', 'PILOTE', 'ASSURE', 'MANDATAIRE'];

function refusDeSuppleant(acteur: Acteur, absent: Titulaire, suppleantId: string | undefined): ErreurMetier | null {
  if (suppleantId === undefined)
    return refusDeRegle(
      'suppleantId',
      'autre-fonction',
      'Le suppléant exerce la même fonction, dans le même organisme.',
    );
  // Qui administre ne s'ouvre pas les dossiers d'un autre.
  return administre(acteur) && suppleantId === acteur.utilisateurId && absent.utilisateurId !== acteur.utilisateurId
    ? refusDeRegle('suppleantId', 'pour-soi', 'Un autre administrateur doit vous désigner.')
    : null;
}

const malPosee = (erreur: ErreurMetier): ErreurMetier => ({ ...erreur, code: 'requete-invalide' });
