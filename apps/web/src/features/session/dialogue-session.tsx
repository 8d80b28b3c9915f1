import { Button, Modal } from '@mantine/core';
import { useMaintenant } from '../../platform/format/horloge';
import { adresseConnexion, pageCourante } from '../../platform/session/connexion';
import { resteEnClair } from '../../platform/session/expiration';

type Props = { readonly perdue: boolean; readonly expireA: string; readonly surRenouveler: () => void };

/** Fin de session proche ou passée ; le texte saisi reste derrière, et son brouillon est gardé. */
export function DialogueSession({ perdue, expireA, surRenouveler }: Props) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={perdue ? 'Votre session est terminée' : 'Votre session va se terminer'}
    >
      {perdue ? <Perdue /> : <Preavis expireA={expireA} surRenouveler={surRenouveler} />}
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
      <Button component="a" href={adresseConnexion(pageCourante())} mt="md" fullWidth data-autofocus>
        Me reconnecter
      </Button>
    </>
  );
}

function Preavis({ expireA, surRenouveler }: Omit<Props, 'perdue'>) {
  const reste = Date.parse(expireA) - useMaintenant(1_000).getTime();
  return (
    <>
      <p>
        Sans action de votre part, vous serez déconnecté dans <b className="nombre">{resteEnClair(reste)}</b>. Rien de
        ce que vous avez écrit ne sera perdu.
      </p>
      <Button mt="md" fullWidth onClick={surRenouveler} data-autofocus>
        Rester connecté
      </Button>
    </>
  );
}
