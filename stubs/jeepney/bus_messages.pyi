from jeepney import DBusAddress

message_bus: DBusAddress
