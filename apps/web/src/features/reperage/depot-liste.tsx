import { Button } from '@mantine/core';
import { ZoneDepot } from '../../platform/ui/formulaire/zone-depot';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { BarreAvancement } from '../../platform/ui/retours/barre-avancement';
import { Erreur } from '../../platform/ui/retours/erreur';
import { EXTENSIONS_LISTE } from './imports.vue';
import { useDepot } from './use-depot';
import type { EtapeDepot } from './use-depot';
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
        <ZoneDepot
          principal
          accepte={[...EXTENSIONS_LISTE, 'text/csv'].join(',')}
          invite={
            <>
              <b>Glissez ici le fichier de la CPAM</b>, ou choisissez-le.
            </>
          }
          bouton="Choisir un fichier"
          aide={
            <>
              CSV, jusqu’à 100&nbsp;Mo. L’encodage et le séparateur sont reconnus. Rien n’est enregistré avant votre
              confirmation.
            </>
          }
          surChoix={depot.deposer}
        />
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

function Avancement({ etape, abandonner }: { etape: EtapeDepot; abandonner: () => void }) {
  const titre = etape.phase === 'envoi' ? 'Envoi du fichier' : 'Lecture et classement des lignes';
  return (
    <div className={styles['avancement']}>
      <p>
        <b>{etape.nomFichier}</b>
      </p>
      <BarreAvancement part={etape.part} titre={titre} />
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
