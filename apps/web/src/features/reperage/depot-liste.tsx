import { Button, FileButton, Progress } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { pourcent } from '../../platform/format/textes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Erreur } from '../../platform/ui/retours/erreur';
import { EXTENSIONS_LISTE } from './imports.vue';
import { useDepot } from './use-depot';
import type { EtapeDepot } from './use-depot';
import { useLacher } from './use-lacher';
import styles from './reperage.module.css';

type Props = { readonly surDepose: (importId: string) => void };

/** Dépose la liste mensuelle : la glisser ou la choisir, puis suivre l'envoi et la lecture. */
export function DepotListe({ surDepose }: Props) {
  const depot = useDepot(surDepose);
  return (
    <Carte titre="Déposer la liste mensuelle">
      {depot.etape ? (
        <Avancement etape={depot.etape} abandonner={depot.abandonner} />
      ) : (
        <ZoneDepot deposer={depot.deposer} />
      )}
      {depot.faute && (
        <p role="alert" className={styles['faute']}>
          {depot.faute}
        </p>
      )}
      {depot.erreur !== undefined && <Erreur erreur={depot.erreur} />}
    </Carte>
  );
}

function ZoneDepot({ deposer }: { deposer: (fichier: File) => void }) {
  const zone = useRef<HTMLDivElement>(null);
  const survol = useLacher(zone, deposer);
  return (
    <div ref={zone} className={`${styles['zone']} ${survol ? styles['survol'] : ''}`}>
      <IconFileUpload size={34} aria-hidden="true" />
      <p>
        <b>Glissez ici le fichier de la CPAM</b>, ou choisissez-le.
      </p>
      <FileButton accept={[...EXTENSIONS_LISTE, 'text/csv'].join(',')} onChange={(f) => f && deposer(f)}>
        {(props) => <Button {...props}>Choisir un fichier</Button>}
      </FileButton>
      <p className="fin">
        CSV, jusqu’à 100&nbsp;Mo. L’encodage et le séparateur sont reconnus. Rien n’est enregistré avant votre
        confirmation.
      </p>
    </div>
  );
}

function Avancement({ etape, abandonner }: { etape: EtapeDepot; abandonner: () => void }) {
  const titre = etape.phase === 'envoi' ? 'Envoi du fichier' : 'Lecture et classement des lignes';
  return (
    <div className={styles['avancement']}>
      <p>
        <b>{etape.nomFichier}</b>
      </p>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={Math.max(etape.part * 100, 2)}
          animated
          aria-label={titre}
          aria-valuetext={`${titre}, ${pourcent(etape.part)}`}
        />
      </Progress.Root>
      <p className="doux" role="status">
        Étape {etape.phase === 'envoi' ? 1 : 2} sur 2&nbsp;: {titre.toLowerCase()}, {etape.precision}
      </p>
      {etape.phase === 'envoi' && (
        <div>
          <Button variant="default" onClick={abandonner}>
            Abandonner l’envoi
          </Button>
        </div>
      )}
    </div>
  );
}
