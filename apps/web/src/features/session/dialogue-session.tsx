import { Button, Modal } from '@mantine/core';
import { useMaintenant } from '../../platform/format/horloge';
import { adresseConnexion, pageCourante } from '../../platform/session/connexion';
import { palierDuReste, resteEnClair, type FinDeSession } from '../../platform/session/expiration';

type Props = {
  readonly perdue: boolean;
  readonly fin: FinDeSession | undefined;
  readonly surRenouveler: () => void;
};

/** Fin de session proche ou passée ; le texte saisi reste derrière, et son brouillon est gardé. */
export function DialogueSession({ perdue, fin, surRenouveler }: Props) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={perdue || !fin ? 'Votre session est terminée' : 'Votre session va se terminer'}
    >
      {perdue || !fin ? <Perdue /> : <Preavis fin={fin} surRenouveler={surRenouveler} />}
    </Modal>
  );
}

function Perdue() {
  return (
    <>
      <p>
        Pour votre sécurité, la connexion s’est fermée. Ce que vous avez écrit est gardé dans cet onglet&nbsp;:
        reconnectez-vous, vous reviendrez sur cette page.
      </p>
      <MeReconnecter />
    </>
  );
}

function Preavis({ fin, surRenouveler }: { readonly fin: FinDeSession; readonly surRenouveler: () => void }) {
  const reste = fin.instant - useMaintenant(1_000).getTime();
  return (
    <>
      <p>
        {fin.absolue
          ? 'Une session dure douze heures au plus. La vôtre se termine dans '
          : 'Sans action de votre part, vous serez déconnecté dans '}
        <b className="nombre" role="timer">
          {resteEnClair(reste)}
        </b>
        . Rien de ce que vous avez écrit ne sera perdu.
      </p>
      <p role="status" className="visuellement-cache">
        {palierDuReste(reste)}
      </p>
      {fin.absolue ? (
        <MeReconnecter />
      ) : (
        <Button mt="md" fullWidth onClick={surRenouveler} data-autofocus>
          Rester connecté
        </Button>
      )}
    </>
  );
}

function MeReconnecter() {
  return (
    <Button component="a" href={adresseConnexion(pageCourante())} mt="md" fullWidth data-autofocus>
      Me reconnecter
    </Button>
  );
}
