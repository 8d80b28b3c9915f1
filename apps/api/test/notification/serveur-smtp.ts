import { SMTPServer } from 'smtp-server';

/** Courriel reçu : enveloppe et texte brut. */
export type CourrielRecu = { readonly de: string; readonly a: readonly string[]; readonly brut: string };

/** Serveur SMTP d'essai ; `refuser` fait répondre ce code à l'annonce du destinataire, tant qu'il n'est pas nul. */
export interface ServeurSmtpDEssai {
  readonly url: string;
  readonly recus: CourrielRecu[];
  /** Destinataires annoncés, acceptés ou non. */
  readonly essais: string[];
  refuser: { code: number; message: string } | null;
  /** Joué une fois le message reçu, avant que l'expéditeur ne le sache. */
  avantReponse: (() => Promise<void>) | null;
  fermer(): Promise<void>;
}

export async function ouvrirServeurSmtp(): Promise<ServeurSmtpDEssai> {
  const etat: ServeurSmtpDEssai = {
    url: '',
    recus: [],
    essais: [],
    refuser: null,
    avantReponse: null,
    fermer: () => Promise.resolve(),
  };
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (adresse, _session, suite) => {
      etat.essais.push(adresse.address);
      suite(
        etat.refuser ? Object.assign(new Error(etat.refuser.message), { responseCode: etat.refuser.code }) : undefined,
      );
    },
    onData: (flux, session, suite) => {
      const morceaux: Buffer[] = [];
      flux.on('data', (m: Buffer) => morceaux.push(m));
      flux.on('end', () => {
        const de = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        etat.recus.push({
          de,
          a: session.envelope.rcptTo.map((r) => r.address),
          brut: Buffer.concat(morceaux).toString('utf8'),
        });
        void Promise.resolve(etat.avantReponse?.()).then(() => suite());
      });
    },
  });
  serveur.on('error', () => undefined);
  await new Promise<void>((dire) => void serveur.listen(0, '127.0.0.1', dire));
  const adresse = serveur.server.address() as { port: number };
  return Object.assign(etat, {
    url: `smtp://127.0.0.1:${adresse.port}`,
    fermer: () => new Promise<void>((dire) => serveur.close(() => dire())),
  });
}
