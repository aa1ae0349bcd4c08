"""The command as `python -m tableau_flows.cli`."""

from tableau_flows.cli.entry import main

if __name__ == "__main__":
    main()
