import { Injectable } from '@nestjs/common';
import {
  LIBELLES_NATURE_RELAIS,
  MACHINE_RELAIS,
  ajouterJours,
  appliquer,
  dateParis,
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type PasCloture,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { deRegle } from '../../platform/http/erreurs-regle.js';
import { proposeUnRelais, transitionsDuRelais, type Membre } from './acces-cloture.js';
import type { ProposerRelaisDto, TransitionRelaisDto } from './cloture.dto.js';
import { ClotureDepot } from './persistence/cloture.depot.js';
import { SuitesRelais } from './suites-relais.js';

/** Jours laissés au partenaire pour répondre, en rappel seulement. */
const JOURS_POUR_REPONDRE = 15;

/** Relais proposés au partenaire suivant, et leur réponse. */
@Injectable()
export class Relais {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: ClotureDepot,
    private readonly dossiers: DossierPort,
    private readonly suites: SuitesRelais,
  ) {}

  proposer(acteur: Acteur, dossierId: string, saisie: ProposerRelaisDto): Promise<Resultat<PasCloture, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'dispositifs' });
      if (refus || !faits) return echec(refus!);
      if (!proposeUnRelais(acteur, faits)) return echec(accesRefuse());
      const destinataire = lireDestinataire(saisie);
      if (!destinataire.ok) return destinataire;
      if (destinataire.valeur.membre && !(await this.depot.estPartenaire(tx, dossierId, destinataire.valeur.membre)))
        return echec(
          faute(
            'organismeId',
            'Ce partenaire n’a pas l’accord de la personne : demandez-le, ou nommez un interlocuteur.',
          ),
        );
      const id = await this.depot.proposerRelais(tx, {
        dossierId,
        acteur,
        nature: saisie.nature,
        ...destinataire.valeur,
      });
      await this.depot.tracer(tx, acteur, {
        ressource: 'relais',
        id,
        dossierId,
        transition: 'proposer',
        de: null,
        vers: 'PROPOSE',
      });
      await this.dossiers.toucher(tx, dossierId);
      await this.suites.apresProposition(tx, acteur, {
        relaisId: id,
        dossierId,
        plateformeId: faits.plateformeId,
        membre: destinataire.valeur.membre,
        partenaire: LIBELLES_NATURE_RELAIS[saisie.nature],
        echeance: ajouterJours(dateParis(tx.maintenant), JOURS_POUR_REPONDRE),
      });
      tx.journaliser({
        action: 'relais.proposer',
        ressource: 'relais',
        ressourceId: id,
        dossierId,
        categories: ['dispositifs'],
      });
      return succes({ id, etat: 'PROPOSE', version: 1 });
    });
  }

  repondre(
    acteur: Acteur,
    id: string,
    version: number | null,
    saisie: TransitionRelaisDto,
  ): Promise<Resultat<PasCloture, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, 'relais', id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'dispositifs' });
      const relais = refus ? null : await this.depot.verrouillerRelais(tx, id);
      if (!faits || dossierId === null || !relais) return echec(refus ?? introuvable());
      if (version !== null && version !== relais.version)
        return echec(versionPerimee({ id, version: relais.version, etat: relais.etat }));
      const { transition, motif } = saisie;
      const joue = appliquer(MACHINE_RELAIS, relais.etat, {
        transition,
        acteur: acteur.fonction,
        remplies: { aMotif: motif !== undefined },
      });
      if (!joue.ok) return echec(deRegle(joue.erreur));
      if (!transitionsDuRelais(acteur, faits, relais).includes(transition)) return echec(accesRefuse());
      const aujourdhui = dateParis(tx.maintenant);
      const reponduLe = saisie.reponduLe ?? aujourdhui;
      if (reponduLe > aujourdhui) return echec(faute('reponduLe', 'La réponse ne peut pas être future.'));
      await this.depot.changerRelais(tx, acteur, relais, { etat: joue.valeur, motif, reponduLe });
      await this.depot.tracer(tx, acteur, {
        ressource: 'relais',
        id,
        dossierId,
        transition,
        de: relais.etat,
        vers: joue.valeur,
      });
      await this.dossiers.toucher(tx, dossierId);
      const concerne = { relaisId: id, dossierId, plateformeId: faits.plateformeId };
      await this.suites.apresReponse(tx, acteur, concerne, joue.valeur);
      tx.journaliser({
        action: `relais.${transition}`,
        ressource: 'relais',
        ressourceId: id,
        dossierId,
        categories: ['dispositifs'],
      });
      return succes({ id, etat: joue.valeur, version: relais.version + 1 });
    });
  }
}

type Destinataire = { readonly membre: Membre | null; readonly interlocuteur: string | null };

function lireDestinataire({
  unite,
  organismeId,
  interlocuteur,
}: ProposerRelaisDto): Resultat<Destinataire, ErreurMetier> {
  const nomme = interlocuteur?.trim() ?? '';
  if (unite !== undefined && organismeId !== undefined && nomme === '')
    return succes({ membre: { unite, organismeId }, interlocuteur: null });
  if (unite === undefined && organismeId === undefined && nomme !== '')
    return succes({ membre: null, interlocuteur: nomme });
  return echec(faute('interlocuteur', 'Choisissez un partenaire relié, ou nommez un interlocuteur.'));
}

const faute = (chemin: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code: 'invalide', message }] });
