import { erreurMetier } from '@pdp/domain';
import type { Event } from 'socket.io';
import type { Acteur } from '../config/acteur.js';
import { nouvelId } from '../config/identifiants.js';
import { journalTechnique } from '../health/journal-technique.js';
import { enErreurMetier } from '../http/mise-en-probleme.js';
import { ProblemeException } from '../http/probleme.exception.js';
import { accuseDe, refusDeConnexion, refuser } from './accuse.js';
import type { AuthentifierSocket } from './authentifier-socket.port.js';
import { SeauDeJetons } from './debit.js';
import { SOCKETS_PAR_AGENT, type PlacesSockets } from './places-sockets.port.js';
import type { ServeurPdp, SocketPdp } from './salles.js';

const FRAICHEUR_MS = 1_000;
const BALAYAGE_MS = 5_000;
/** Une place prise pour une poignée de main qui n'aboutit pas se rend au bout de ce temps. */
const ABOUTIR_MS = 30_000;
/** Messages qu'un client qui ne lit plus peut laisser s'accumuler avant d'être coupé. */
const RETARD_MAX = 1_000;

const NON_CONNECTE = erreurMetier('non-connecte', 'Votre session a pris fin. Connectez-vous pour continuer.');
const TROP = erreurMetier('trop-de-demandes', 'Trop de demandes à la fois. Réessayez dans un instant.');
const TROP_D_ONGLETS = erreurMetier('trop-de-demandes', 'Trop d’onglets sont ouverts. Fermez-en un, puis réessayez.');
const INCONNUE = erreurMetier('introuvable', 'Cette commande n’existe pas.');

/**
 * Garde les sockets : admission par la session, débit, session revue au plus une seconde avant chaque commande et
 * toutes les cinq secondes pour toutes. `handleConnection` de Nest passe avant toute garde : c'est ici que ça se joue.
 */
export class GardienSockets {
  private readonly relectures = new WeakMap<SocketPdp, Promise<boolean>>();
  private readonly prises = new Map<string, { readonly utilisateurId: string; readonly a: number }>();
  private minuterie: NodeJS.Timeout | undefined;

  constructor(
    private readonly io: ServeurPdp,
    private readonly authentifier: AuthentifierSocket,
    private readonly places: PlacesSockets,
    private readonly maintenant: () => number = () => performance.now(),
  ) {}

  /** À appeler avant l'attache des passerelles. */
  installer(): void {
    this.io.use(
      (socket, suite) =>
        void this.admettre(socket).then(
          () => suite(),
          (e: unknown) => suite(refusDeConnexion(e)),
        ),
    );
    this.io.on('connection', (socket) => this.suivre(socket));
    this.minuterie = setInterval(() => {
      void this.balayer();
      void this.tenirLesPlaces();
    }, BALAYAGE_MS);
    this.minuterie.unref();
  }

  async arreter(): Promise<void> {
    clearInterval(this.minuterie);
    await this.places.fermer().catch(() => undefined);
  }

  /** Coupe les sockets dont la session a pris fin sans que l'annonce soit arrivée, et celles qui ne lisent plus. */
  async balayer(): Promise<void> {
    const sockets = [...this.io.sockets.sockets.values()];
    if (sockets.length === 0) return;
    for (const socket of sockets) if (retard(socket) > RETARD_MAX) socket.conn.close(true);
    const sessions = [...new Set(sockets.map((s) => s.data.acteur.sessionId))];
    try {
      const valides = await this.authentifier.encoreValides(sessions);
      for (const socket of sockets) if (!valides.has(socket.data.acteur.sessionId)) congedier(socket);
    } catch {
      journalTechnique.warn('sessions des sockets non vérifiées : base injoignable');
    }
  }

  private async admettre(socket: SocketPdp): Promise<void> {
    const cookie = socket.handshake.headers.cookie;
    const acteur = await this.authentifier.charger(cookie);
    if (!acteur) throw new ProblemeException(NON_CONNECTE);
    const dejaOuvertes = this.io.sockets.adapter.rooms.get(`agent:${acteur.utilisateurId}`)?.size ?? 0;
    if (dejaOuvertes >= SOCKETS_PAR_AGENT) throw new ProblemeException(TROP_D_ONGLETS);
    await this.prendrePlace(socket, acteur.utilisateurId);
    socket.data = { acteur: { ...acteur, correlationId: nouvelId() }, verifieeA: this.maintenant(), cookie };
  }

  private suivre(socket: SocketPdp): void {
    const { utilisateurId, sessionId } = socket.data.acteur;
    void socket.join([`agent:${utilisateurId}`, `session:${sessionId}`]);
    socket.once('disconnect', () => void this.rendrePlace(socket.id));
    const seau = new SeauDeJetons(this.maintenant());
    socket.use((paquet, suite) => void this.examiner(socket, paquet, seau).then((admis) => admis && suite()));
  }

  // Ce processus a pu fermer une socket sans le dire à la base : c'est elle qui compte pour tous.
  private async prendrePlace(socket: SocketPdp, utilisateurId: string): Promise<void> {
    if (!(await this.places.prendre(utilisateurId, socket.id))) throw new ProblemeException(TROP_D_ONGLETS);
    this.prises.set(socket.id, { utilisateurId, a: this.maintenant() });
  }

  private async rendrePlace(socketId: string): Promise<void> {
    const prise = this.prises.get(socketId);
    if (!prise) return;
    try {
      await this.places.rendre(prise.utilisateurId, socketId);
      this.prises.delete(socketId);
    } catch {
      // Base injoignable : le prochain passage la rendra.
    }
  }

  /** Dit que ce processus vit, et rend les places de sockets qui n'ont pas abouti, ou qu'on n'a pas pu rendre à leur fin. */
  private async tenirLesPlaces(): Promise<void> {
    const depuis = this.maintenant() - ABOUTIR_MS;
    try {
      await this.places.battre();
    } catch {
      return;
    }
    for (const [id, { a }] of this.prises)
      if (a < depuis && !this.io.sockets.sockets.has(id)) await this.rendrePlace(id);
  }

  private async examiner(socket: SocketPdp, [nom, ...reste]: Event, seau: SeauDeJetons): Promise<boolean> {
    const accuse = accuseDe(reste);
    const { correlationId } = socket.data.acteur;
    const verdict = seau.prendre(this.maintenant());
    if (verdict === 'couper') socket.disconnect(true);
    if (verdict !== 'accepter') return (refuser(accuse, TROP, correlationId), false);
    if (socket.listenerCount(nom as never) === 0) return (refuser(accuse, INCONNUE, correlationId), false);
    try {
      if (await this.estEncoreConnectee(socket)) return true;
      refuser(accuse, NON_CONNECTE, correlationId);
      congedier(socket);
    } catch (erreur) {
      refuser(accuse, enErreurMetier(erreur), correlationId);
    }
    return false;
  }

  // Les commandes arrivées pendant une relecture attendent la même : leur ordre est gardé.
  private estEncoreConnectee(socket: SocketPdp): Promise<boolean> {
    const enCours = this.relectures.get(socket);
    if (enCours) return enCours;
    if (this.maintenant() - socket.data.verifieeA < FRAICHEUR_MS) return Promise.resolve(true);
    const relecture = this.relire(socket).finally(() => this.relectures.delete(socket));
    this.relectures.set(socket, relecture);
    return relecture;
  }

  private async relire(socket: SocketPdp): Promise<boolean> {
    const avant = socket.data.acteur;
    const acteur = await this.authentifier.charger(socket.data.cookie);
    if (!acteur || !estLaMeme(acteur, avant)) return false;
    socket.data.acteur = { ...acteur, correlationId: avant.correlationId };
    socket.data.verifieeA = this.maintenant();
    return true;
  }
}

const estLaMeme = (a: Acteur, b: Acteur): boolean =>
  a.sessionId === b.sessionId && a.habilitationId === b.habilitationId;

function congedier(socket: SocketPdp): void {
  socket.emit('session.expiree');
  socket.disconnect(true);
}

const retard = (socket: SocketPdp): number =>
  (socket.conn as unknown as { writeBuffer?: readonly unknown[] }).writeBuffer?.length ?? 0;
